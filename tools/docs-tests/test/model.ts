import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { ROOT } from '../src/blocks/read-pages.js';
import { toStep, type Steps } from '../src/diagrams/state-diagram.js';

type State = Readonly<Record<string, unknown>>;

/** A state machine of a domain: its model is no export of the package, so that it is loaded by its path. */
export interface Model {
  next(state: State, event: unknown): State;
}

export async function loadModel(path: string): Promise<Model> {
  return (await import(/* @vite-ignore */ pathToFileURL(join(ROOT, path)).href)) as Model;
}

interface Exploration {
  readonly states: readonly string[];
  readonly events: readonly { readonly type: string }[];
  /** Where the state's name stands. @default 'status' */
  readonly field?: string;
}

/** Tries every event in every state, and tells which steps that makes; a step that stays is none. */
export function stepsOf({ next }: Model, { states, events, field = 'status' }: Exploration): Steps {
  return new Set(
    states.flatMap((from) =>
      events
        .map((event) => String(next({ [field]: from }, event)[field]))
        .filter((to) => to !== from)
        .map((to) => toStep(from, to)),
    ),
  );
}
