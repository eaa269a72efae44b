import {
  CLIENT_FAILURES,
  FAILURES,
  type ClientFailureType,
  type FailureType,
  type FieldFault,
  type Repeat,
} from '@conn-dict/contracts';

/** Every type that an error of this library can have; docs/errors.md tells each. */
export type ConnDictErrorType = FailureType | ClientFailureType;

export interface ConnDictErrorOptions {
  /** The run that it is about. */
  readonly workflowId?: string | undefined;
  /** What breaks a rule, where the type has something to name. */
  readonly faults?: readonly FieldFault[] | undefined;
  /** Only what Temporal itself answered: never a failure of a run, whose text may quote anything. */
  readonly cause?: unknown;
}

const BRAND = Symbol.for('@conn-dict/client/error');
const REPEATS: Readonly<Record<ConnDictErrorType, Repeat>> = { ...FAILURES, ...CLIENT_FAILURES };

/** What every call of this library rejects with. Its message holds type, fields, rules and ids, never a value. */
export class ConnDictError extends Error {
  override readonly name = 'ConnDictError';
  readonly [BRAND] = true;
  /** Whether the same call can help: never, at once with pauses, or at the end of a period of the directory's. */
  readonly repeat: Repeat;
  /** Fields and the rules that they break; empty for most types. */
  readonly faults: readonly FieldFault[];
  readonly workflowId: string | undefined;

  constructor(
    readonly type: ConnDictErrorType,
    { workflowId, faults = [], cause }: ConnDictErrorOptions = {},
  ) {
    super(toMessage(type, faults, workflowId), cause === undefined ? {} : { cause });
    this.repeat = REPEATS[type];
    this.faults = faults;
    this.workflowId = workflowId;
  }
}

/** Tells whether a call of this library failed, also where `import` and `require` have loaded it twice. */
export function isConnDictError(error: unknown): error is ConnDictError {
  return error instanceof Error && Reflect.get(error, BRAND) === true;
}

function toMessage(
  type: ConnDictErrorType,
  faults: readonly FieldFault[],
  workflowId: string | undefined,
): string {
  const rules = faults.map(({ field, rule }) => `${field}: ${rule}`).join('; ');
  const where = workflowId === undefined ? '' : ` (${workflowId})`;
  return `${type}${rules === '' ? '' : `: ${rules}`}${where}`;
}
