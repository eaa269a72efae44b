// Proves the whole slice as a person meets it: the built stack, the contract's own commands, outages, stops and restarts.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  eventsOf,
  openDirectory,
  participantHere,
  residentBytes,
  resultOf,
  temporal,
} from '../test/stack-observer.js';
import {
  findPortOffset,
  findSurvivors,
  runStack,
  startStack,
  type StackPlace,
  type StartedStack,
} from '../test/started-stack.js';

const CLAIMER = '12345678';
const DONOR = '87654321';
const SECONDS = 1_000;
const CREATED = 'dict.claim.created';
const COMPLETED = 'dict.claim.completed';

let parent: string;
let place: StackPlace;
let stack: StartedStack;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'conn-dict-e2e-'));
  place = { dataDir: join(parent, 'data'), portOffset: await findPortOffset() };
  stack = await startStack(place);
});

afterAll(async () => {
  if ((await findSurvivors(stack.ready)).includes(stack.ready.stack_pid))
    await stack.end('SIGTERM');
  await rm(parent, { recursive: true });
});

/** Starts the portability of a demo entry, as the contract's command does. */
async function startClaim(claimId: string, entryId: string): Promise<void> {
  const input = {
    claim_id: claimId,
    entry_id: entryId,
    claim_type: 'PORTABILITY',
    claimer_ispb: CLAIMER,
    donor_ispb: DONOR,
  };
  const start = ['--task-queue', 'conn-dict-task-queue', '--type', 'ClaimWorkflow'];
  await temporal(
    stack.ready,
    'workflow',
    'start',
    ...start,
    '--input',
    JSON.stringify(input),
    '--workflow-id',
    claimId,
  );
}

async function confirm(claimId: string): Promise<void> {
  await temporal(stack.ready, 'workflow', 'signal', '--workflow-id', claimId, '--name', 'confirm');
}

/** Checks that a claim has ended as it must, on both sides, and that each event is out once. */
async function expectMoved(claimId: string, entryId: string): Promise<void> {
  expect(await resultOf(stack.ready, claimId)).toMatchObject({
    status: 'COMPLETED',
    result: { claim_id: claimId, entry_id: entryId, status: 'COMPLETED' },
  });
  const directory = openDirectory(stack.ready);
  expect(await directory.participantOf(entryId)).toBe(CLAIMER);
  directory.close();
  expect(await participantHere(stack.ready, entryId)).toBe(CLAIMER);
  expect(await eventsOf(stack.ready, claimId)).toEqual([CREATED, COMPLETED]);
}

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10 * SECONDS) });
  await response.body?.cancel();
  return response.status;
}

/** Ends the stack and checks that it does so in time and leaves nothing behind. */
async function endInGoodOrder(signal: NodeJS.Signals): Promise<void> {
  const running = await stack.readReady();
  const { code, tookMs } = await stack.end(signal);
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(40 * SECONDS);
  expect(await findSurvivors(running)).toEqual([]);
  await expect(stat(stack.readyPath)).rejects.toMatchObject({ code: 'ENOENT' });
}

describe('a running stack', () => {
  test('ends the claim of the contract, typed word by word, as completed', async () => {
    const input = `{"claim_id":"TEST-001","entry_id":"ENTRY-001","claim_type":"PORTABILITY","claimer_ispb":"12345678","donor_ispb":"87654321"}`;
    const start = [
      'workflow',
      'start',
      '--task-queue',
      'conn-dict-task-queue',
      '--type',
      'ClaimWorkflow',
    ];
    await temporal(stack.ready, ...start, '--input', input, '--workflow-id', 'claim-test-001');
    await temporal(
      stack.ready,
      'workflow',
      'signal',
      '--workflow-id',
      'claim-test-001',
      '--name',
      'confirm',
    );
    expect(await resultOf(stack.ready, 'claim-test-001')).toMatchObject({ status: 'COMPLETED' });
    const directory = openDirectory(stack.ready);
    expect(await directory.participantOf('ENTRY-001')).toBe(CLAIMER);
    directory.close();
    expect(await participantHere(stack.ready, 'ENTRY-001')).toBe(CLAIMER);
    expect(await eventsOf(stack.ready, 'TEST-001')).toEqual([CREATED, COMPLETED]);
    await vi.waitFor(() => expect(stack.output()).toContain(`event ${COMPLETED} TEST-001`), {
      timeout: 10 * SECONDS,
    });
  });

  test('answers on its health, readiness and metrics addresses', async () => {
    const { health_url, ready_url, metrics_url } = stack.ready;
    expect(await (await fetch(health_url)).json()).toEqual({
      status: 'healthy',
      service: 'conn-dict-worker',
    });
    expect(await (await fetch(ready_url)).json()).toEqual({
      status: 'ready',
      service: 'conn-dict-worker',
    });
    const metrics = await (await fetch(metrics_url)).text();
    for (const name of [
      'tasks_processed_total',
      'task_duration_seconds',
      'health_status',
      'active_workflows',
      'active_activities',
    ])
      expect(metrics).toContain(`conn_dict_worker_${name}`);
    expect(metrics).toMatch(/^conn_dict_worker_health_status 1$/m);
  });

  test('has a worker of less than 150 MB at rest, after a claim too', async () => {
    await vi.waitFor(
      async () => expect(await residentBytes(stack.ready.worker_pid)).toBeLessThan(150e6),
      { timeout: 30 * SECONDS },
    );
  });

  test('is not ready while PostgreSQL is down, and ready again after it', async () => {
    process.kill(stack.ready.postgres_pid, 'SIGKILL');
    await vi.waitFor(async () => expect(await statusOf(stack.ready.ready_url)).toBe(503), {
      timeout: 30 * SECONDS,
      interval: 50,
    });
    expect(await statusOf(stack.ready.health_url)).toBe(200);
    await vi.waitFor(async () => expect(await statusOf(stack.ready.ready_url)).toBe(200), {
      timeout: 60 * SECONDS,
    });
    expect((await stack.readReady()).postgres_pid).not.toBe(stack.ready.postgres_pid);
  });

  test('loses nothing when its worker is killed in mid-activity', async () => {
    const directory = openDirectory(stack.ready);
    await directory.slowDown('CompleteClaim', 2 * SECONDS);
    const callsBefore = await directory.callsOf('CompleteClaim');
    await startClaim('KILLED-005', 'ENTRY-005');
    await confirm('KILLED-005');
    await vi.waitFor(
      async () => expect(await directory.callsOf('CompleteClaim')).toBeGreaterThan(callsBefore),
      { timeout: 30 * SECONDS },
    );
    directory.close();
    const { worker_pid } = await stack.readReady();
    process.kill(worker_pid, 'SIGKILL');
    await expectMoved('KILLED-005', 'ENTRY-005');
    expect((await stack.readReady()).worker_pid).not.toBe(worker_pid);
    expect(stack.output()).toContain('Worker: ended unexpectedly (SIGKILL)');
  }, 180_000);

  test('lets no second stack onto its data or its ports, and goes on', async () => {
    const sameData = runStack(['--data-dir', place.dataDir]);
    expect(await sameData.exited).toBe(1);
    expect(sameData.output()).toContain(`Another local stack (process ${stack.ready.stack_pid})`);
    const samePorts = runStack([
      '--data-dir',
      join(parent, 'other'),
      '--headless',
      '--port-offset',
      String(place.portOffset),
    ]);
    expect(await samePorts.exited).toBe(1);
    expect(samePorts.output()).toMatch(
      new RegExp(`for Temporal: taken by process \\d+ \\(.*temporal`),
    );
    expect(samePorts.output()).toContain('--port-offset');
    expect(await statusOf(stack.ready.ready_url)).toBe(200);
  });
});

describe('stopping and starting again', () => {
  test('SIGTERM of the worker in mid-activity, a SIGTERM of all and a new start end an open claim as it must', async () => {
    const directory = openDirectory(stack.ready);
    await startClaim('OPEN-002', 'ENTRY-002');
    await startClaim('DRAINED-006', 'ENTRY-006');
    await directory.slowDown('CompleteClaim', 3 * SECONDS);
    const callsBefore = await directory.callsOf('CompleteClaim');
    await confirm('DRAINED-006');
    await vi.waitFor(
      async () => expect(await directory.callsOf('CompleteClaim')).toBeGreaterThan(callsBefore),
      { timeout: 30 * SECONDS },
    );
    directory.close();
    process.kill((await stack.readReady()).worker_pid, 'SIGTERM');
    await vi.waitFor(() => expect(stack.output()).toContain('Worker: stopped by somebody else'), {
      timeout: 40 * SECONDS,
    });

    await endInGoodOrder('SIGTERM');

    stack = await startStack(place);
    await expectMoved('DRAINED-006', 'ENTRY-006');
    await confirm('OPEN-002');
    await expectMoved('OPEN-002', 'ENTRY-002');
  }, 300_000);

  test('what a killed stack leaves is taken over by the next one, which goes on with its claims', async () => {
    await startClaim('LEFT-003', 'ENTRY-003');
    await stack.end('SIGKILL');
    const left = stack.ready;
    stack = await startStack(place);
    expect(stack.output()).toContain('Stopped what a killed run had left: Worker');
    expect(await findSurvivors(left)).toEqual([]);
    await confirm('LEFT-003');
    await expectMoved('LEFT-003', 'ENTRY-003');
  }, 300_000);

  test('SIGINT ends it too', async () => {
    await endInGoodOrder('SIGINT');
  });
});

test('an option that is none ends it with code 2', async () => {
  const run = runStack(['--bogus']);
  expect(await run.exited).toBe(2);
  expect(run.output()).toContain('--bogus');
});
