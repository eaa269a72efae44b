import type { WorkflowHandle } from '@temporalio/client';
import type { Calls } from './calls.js';
import { toCallError } from './call-failure.js';
import { ConnDictError, isConnDictError } from './conn-dict-error.js';

export interface WaitOptions {
  /**
   * How long to wait; the run goes on when it is over.
   *
   * @default without end
   */
  readonly timeoutMs?: number;
}

/** A run, by its id. Making it calls nobody; whether it is there shows with the first call. */
export interface Run<Status, Result> {
  readonly workflowId: string;
  /**
   * Asks the run where it stands, also after its end.
   *
   * @throws ConnDictError `RunNotFound`, `WorkerUnavailable`, `CallTimedOut`
   */
  status(): Promise<Status>;
  /**
   * Waits for its end.
   *
   * @throws ConnDictError with the failure of a run that broke; `RunCancelled`, `RunTerminated`, `WaitTimedOut`
   */
  result(options?: WaitOptions): Promise<Result>;
}

/** A run and how its messages are sent; each part of the client gives them names and types. */
export interface RunMessages<Status, Result> extends Run<Status, Result> {
  /** Sends a signal once `parse` takes its input. @throws ConnDictError `InvalidInput`, `RunEnded` */
  signal(name: string, parse: (input: unknown) => unknown, input: unknown): Promise<void>;
  /** The same for an update, with its answer. */
  update<Answer>(name: string, parse: (input: unknown) => unknown, input: unknown): Promise<Answer>;
}

export interface CreateRunDeps {
  readonly calls: Calls;
  readonly workflowId: string;
  /** The run that was started; missing, the latest one with the id. */
  readonly handle?: WorkflowHandle | undefined;
  readonly statusQuery: string;
}

export function createRun<Status, Result>(deps: CreateRunDeps): RunMessages<Status, Result> {
  const { calls, workflowId, handle, statusQuery } = deps;
  async function call<T>(use: (handle: WorkflowHandle) => Promise<T>): Promise<T> {
    return await calls.make(workflowId, (workflow) =>
      use(handle ?? workflow.getHandle(workflowId)),
    );
  }
  async function send<T>(
    parse: () => unknown,
    use: (handle: WorkflowHandle) => Promise<T>,
  ): Promise<T> {
    assertInput(parse, workflowId);
    try {
      return await call(use);
    } catch (error) {
      if (!isConnDictError(error) || error.type !== 'RunNotFound') throw error;
      await call((run) => run.describe());
      throw new ConnDictError('RunEnded', { workflowId });
    }
  }
  return {
    workflowId,
    status: () => call((run) => run.query<Status>(statusQuery)),
    result: ({ timeoutMs } = {}) =>
      calls.wait(
        workflowId,
        timeoutMs,
        (workflow) => (handle ?? workflow.getHandle(workflowId)).result() as Promise<Result>,
      ),
    signal: (name, parse, input) =>
      send(
        () => parse(input),
        (run) => run.signal(name, input),
      ),
    update: (name, parse, input) =>
      send(
        () => parse(input),
        (run) => run.executeUpdate(name, { args: [input] }),
      ),
  };
}

/** @throws ConnDictError `InvalidInput`, before anything is sent */
export function assertInput<T>(parse: () => T, workflowId: string): T {
  try {
    return parse();
  } catch (error) {
    throw toCallError(error, workflowId);
  }
}
