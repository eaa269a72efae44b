import type { Operation } from './operation.js';

/** Who asks, once it is proved. */
export interface Caller {
  /** Fit for a log: no name and no address of a person. */
  readonly name: string;
  permits(operation: Operation, namespace: string): boolean;
}

/** Finds out who holds a token; `undefined` for nobody. @throws Refusal 503 where that cannot be found out */
export type FindCaller = (token: string) => Promise<Caller | undefined>;
