// Proves that our workflow interceptors hand back the SDK's own promises: one turn more would be another order of commands.
import {
  ActivityFailure,
  ApplicationFailure,
  CancelledFailure,
  ContinueAsNew,
  type WorkflowInterceptors,
} from '@temporalio/workflow';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readTraceContext, withTraceContext } from './trace-context.js';
import { interceptors } from './workflow-interceptors.js';

const { ended, info } = vi.hoisted(() => ({ ended: vi.fn(), info: vi.fn() }));
vi.mock('@temporalio/workflow', async (load) => ({
  ...(await load<object>()),
  workflowInfo: () => ({
    workflowType: 'ClaimWorkflow',
    runId: '01a20aa8-ba02-799f-b4b0-a85453103545',
  }),
  proxySinks: () => ({ connDictRuns: { ended } }),
  log: { info },
}));

beforeEach(() => vi.clearAllMocks());

const OUTBOUND = [
  'scheduleActivity',
  'scheduleLocalActivity',
  'startChildWorkflowExecution',
  'signalWorkflow',
  'continueAsNew',
] as const;

type Step = (input: object, next: (input: { headers: object }) => unknown) => unknown;

function outboundStep({ outbound }: WorkflowInterceptors, name: (typeof OUTBOUND)[number]): Step {
  return outbound?.[0]?.[name] as unknown as Step;
}

function execute({ inbound }: WorkflowInterceptors, headers: object, result: Promise<unknown>) {
  const step = inbound?.[0]?.execute as unknown as Step;
  return step({ args: [{ claim_id: 'C-1', key: 'k' }], headers }, () => result);
}

describe('what a run starts', () => {
  it.each(OUTBOUND)('%s gets the trace context, and its promise comes back as it is', (name) => {
    const promise = Promise.resolve();
    const next = vi.fn((_: { headers: object }) => promise);
    expect(outboundStep(interceptors(), name)({ headers: {}, args: [1] }, next)).toBe(promise);
    const given = next.mock.calls[0]?.[0];
    expect(given).toMatchObject({ args: [1] });
    expect(readTraceContext({ ...given?.headers })?.['traceparent']).toMatch(/^00-01a20aa8/);
  });
});

describe('a run', () => {
  it('comes back as the promise that it is', () => {
    const result = Promise.resolve('done');
    expect(execute(interceptors(), {}, result)).toBe(result);
  });

  it.each([
    ['completed', undefined, () => Promise.resolve('done')],
    ['failed', 'EntryLockedByClaim', () => Promise.reject(refusal())],
    ['failed', 'EntryLockedByClaim', () => Promise.reject(activityFailure(refusal()))],
    ['failed', undefined, () => Promise.reject(new Error('maria@example.com'))],
    ['cancelled', undefined, () => Promise.reject(new CancelledFailure('cancelled'))],
    ['cancelled', undefined, () => Promise.reject(activityFailure(new CancelledFailure('c')))],
    ['continued_as_new', undefined, () => Promise.reject(continued())],
  ])('ends as %s (%s)', async (status, failureType, run) => {
    await Promise.resolve(execute(interceptors(), {}, run())).catch(() => undefined);
    expect(ended).toHaveBeenCalledExactlyOnceWith({ status });
    expect(info.mock.calls).toEqual([
      ['ClaimWorkflow started'],
      ['ClaimWorkflow ended', { status, failureType }],
    ]);
  });

  it('reports the trace of its starter, and logs with its ids', async () => {
    const parent = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
    const run = interceptors();
    await execute(run, withTraceContext({}, parent), Promise.resolve());
    expect(ended).toHaveBeenCalledWith({ status: 'completed', parent });
    const attributes = run.outbound?.[0]?.getLogAttributes?.({ a: 1 }, (given) => given);
    expect(attributes).toEqual({ a: 1, claim_id: 'C-1' });
  });
});

function refusal(): ApplicationFailure {
  return ApplicationFailure.nonRetryable('refused', 'EntryLockedByClaim');
}

function activityFailure(cause: Error): ActivityFailure {
  return new ActivityFailure(
    'failed',
    'CreateClaimActivity',
    '1',
    'NON_RETRYABLE_FAILURE',
    'w',
    cause,
  );
}

function continued(): ContinueAsNew {
  return new ContinueAsNew({ workflowType: 'ClaimWorkflow' });
}
