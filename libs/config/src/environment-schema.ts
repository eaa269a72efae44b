import { CODEC_SERVER_GROUPS } from './codec-server-config.js';
import type { JsonFormat } from './json-format.js';
import type { Groups } from './read-groups.js';
import type { Variable, Variables } from './variable.js';
import { WORKER_GROUPS } from './worker-config.js';

/** A variable in JSON Schema (draft 7). */
export interface VariableSchema {
  readonly type: JsonFormat['type'];
  readonly description: string;
  /** Of the type that the schema names. */
  readonly default?: string | number | boolean;
  readonly enum?: readonly (string | boolean)[];
  /** Of text. */
  readonly pattern?: string;
  readonly minLength?: number;
  /** Of numbers. */
  readonly minimum?: number;
  readonly maximum?: number;
}

/** What a chart or a form has to know of the variables of a program. */
export interface EnvironmentSchema {
  /** Every variable that is no secret, by name. */
  readonly plain: Readonly<Record<string, VariableSchema>>;
  /** Secrets, which may also come as the content of the file that `NAME_FILE` names: what each is, by name. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Which of the plain ones hold the path of a file: what is in it, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Describes the environment of a worker, from the same definitions that read it. */
export function workerEnvironmentSchema(): EnvironmentSchema {
  return toEnvironmentSchema(WORKER_GROUPS);
}

/** Describes the environment of the codec server, likewise. */
export function codecServerEnvironmentSchema(): EnvironmentSchema {
  return toEnvironmentSchema(CODEC_SERVER_GROUPS);
}

function toEnvironmentSchema(groups: Groups): EnvironmentSchema {
  const variables: Variables = Object.fromEntries(
    Object.values(groups).flatMap((group): [string, Variable<unknown>][] =>
      Object.entries(group.variables),
    ),
  );
  return {
    plain: select(variables, ({ secret }) => !secret, toSchema),
    secrets: select(variables, ({ secret }) => secret, toDescription),
    files: select(
      variables,
      ({ json }) => json.type === 'string' && json.isFilePath === true,
      toDescription,
    ),
  };
}

function select<Value>(
  variables: Variables,
  isWanted: (variable: Variable<unknown>) => boolean,
  toValue: (variable: Variable<unknown>) => Value,
): Record<string, Value> {
  const wanted = Object.entries(variables).filter(([, variable]) => isWanted(variable));
  return Object.fromEntries(wanted.map(([name, variable]) => [name, toValue(variable)]));
}

function toDescription({ meaning, expected }: Variable<unknown>): string {
  return `${meaning} Accepted: ${expected}.`;
}

function toSchema(variable: Variable<unknown>): VariableSchema {
  const { isFilePath: _isFilePath, ...json } = { isFilePath: false, ...variable.json };
  const fallback = variable.default;
  return {
    ...json,
    description: toDescription(variable),
    ...(fallback !== undefined && { default: toTyped(fallback, json.type) }),
  };
}

function toTyped(text: string, type: JsonFormat['type']): string | number | boolean {
  if (type === 'boolean') return text === 'true';
  return type === 'string' ? text : Number(text);
}
