import { parseObject, type Shape, type StartedWorkflow } from '@conn-dict/contracts';
import { assertInput, createRun, type Run, type RunMessages, type WaitOptions } from './run.js';
import { startRun, type RunDeps } from './start-run.js';

/** One kind of process: how to start it and how to find what was started. */
export interface Process<Input, Started extends Run<unknown, Result>, Result> {
  /**
   * Starts the process.
   *
   * Safe to repeat: a second start with the same id gives the same run, at work or ended; README.md has what each kind
   * does with an id whose run has failed.
   *
   * @throws ConnDictError `InvalidInput` before anything is sent; `IdAlreadyUsed` for an id with other content
   */
  start(input: Input): Promise<Started>;
  /** Starts it and waits for its end. @throws ConnDictError as `start` and as the run's `result` */
  startAndWait(input: Input, options?: WaitOptions): Promise<Result>;
  /** Finds the run by its business id, without a call. @throws ConnDictError `InvalidInput` */
  get(id: string): Started;
}

export interface ProcessOptions<Input, Status, Result, Started> {
  readonly workflowType: StartedWorkflow;
  /** Reads the whole input. @throws InvalidInputError */
  readonly parse: (input: unknown) => unknown;
  /** The shape of the input, for the id alone. */
  readonly shape: Shape;
  readonly idField: string;
  readonly toWorkflowId: (id: string) => string;
  readonly statusQuery: string;
  /** Adds what the caller may leave out. @default nothing */
  readonly complete?: (input: Input) => Input;
  /** Hours that the run waits on top of its rule. @default 0 */
  readonly waitHours?: (input: Input) => number;
  readonly toStarted: (run: RunMessages<Status, Result>) => Started;
}

export function createProcess<
  Input extends object,
  Status,
  Result,
  Started extends Run<Status, Result>,
>(
  deps: RunDeps,
  options: ProcessOptions<Input, Status, Result, Started>,
): Process<Input, Started, Result> {
  const { workflowType, parse, shape, idField, toWorkflowId, statusQuery, toStarted } = options;
  const { complete = (input) => input, waitHours = () => 0 } = options;
  const idShape = { [idField]: shape[idField]! };

  async function start(given: Input): Promise<Started> {
    assertInput(() => parse(given), workflowType);
    const input = complete(given);
    const workflowId = toWorkflowId(String(Reflect.get(input, idField)));
    const request = { workflowType, workflowId, idField, input, waitHours: waitHours(input) };
    const handle = await startRun(deps, request);
    return toStarted(createRun({ calls: deps.calls, workflowId, handle, statusQuery }));
  }
  return {
    start,
    startAndWait: async (input, wait) => await (await start(input)).result(wait),
    get(id) {
      assertInput(() => parseObject(idShape, { [idField]: id }), workflowType);
      const workflowId = toWorkflowId(id);
      return toStarted(createRun({ calls: deps.calls, workflowId, statusQuery }));
    },
  };
}
