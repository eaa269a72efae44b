// Proves on a real Temporal server, with workflows that stand in, what the commands of a process send, write and end with.
import { randomUUID } from 'node:crypto';
import { findFreePort } from '@conn-dict/free-port';
import { createRealTimeEnvironment, type TestWorker } from '@conn-dict/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStandIn } from '../../test/stand-in-workers.js';
import { type, typeForJson } from '../../test/typed.js';

let temporal: TestWorkflowEnvironment;
let worker: TestWorker;
let env: Record<string, string>;
beforeAll(async () => {
  temporal = await createRealTimeEnvironment();
  worker = await startStandIn(temporal, 'conn-dict-task-queue');
  env = { TEMPORAL_ADDRESS: temporal.address };
});
afterAll(async () => {
  await worker.stop();
  await temporal.teardown();
});

const terms = (claimId: string): string[] =>
  `--claim-id ${claimId} --entry-id ENTRY-1 --claim-type PORTABILITY --claimer-ispb 12345678 --donor-ispb 87654321`.split(
    ' ',
  );
const start = (claimId: string, ...more: string[]) =>
  typeForJson(['claim', 'start', ...terms(claimId), ...more], { env });

describe('a claim', () => {
  it('is started, asked, confirmed, and has its result', async () => {
    const id = randomUUID();
    expect(await start(id)).toMatchObject({
      code: 0,
      document: { claim_id: id, workflow_id: `claim-${id}` },
      stderr: '',
    });
    expect(await typeForJson(['claim', 'status', id], { env })).toMatchObject({
      code: 0,
      document: { claim_id: id, status: 'WAITING_RESOLUTION' },
    });
    expect(
      await typeForJson(['claim', 'confirm', id, '--confirmed-by', 'agent-7'], { env }),
    ).toMatchObject({ code: 0, document: { outcome: 'ACCEPTED', decision: 'CONFIRM' } });
    expect(await typeForJson(['claim', 'result', id], { env })).toMatchObject({
      code: 0,
      document: { status: 'COMPLETED' },
    });
  });

  it('reads its input from stdin, and an option wins over its field', async () => {
    const id = randomUUID();
    const stdin = JSON.stringify({
      claim_id: 'another',
      entry_id: 'ENTRY-1',
      claim_type: 'PORTABILITY',
      claimer_ispb: '12345678',
      donor_ispb: '87654321',
    });
    const args = ['claim', 'start', '--input', '-', '--claim-id', id];
    expect(await typeForJson(args, { env, stdin })).toMatchObject({
      code: 0,
      document: { claim_id: id },
    });
  });

  it('takes a signal without an answer', async () => {
    const id = randomUUID();
    await start(id);
    expect(await typeForJson(['claim', 'confirm', id, '--no-answer'], { env })).toMatchObject({
      code: 0,
      document: { workflow_id: `claim-${id}`, sent: true },
    });
    expect((await typeForJson(['claim', 'result', id], { env })).code).toBe(0);
  });

  it('ends with 1 where the run refuses the message, after its answer', async () => {
    await start('SLOW');
    expect((await typeForJson(['claim', 'confirm', 'SLOW'], { env })).code).toBe(0);
    const { code, document, stderr } = await typeForJson(['claim', 'cancel', 'SLOW'], { env });
    expect(code).toBe(1);
    expect(document).toMatchObject({ outcome: 'REFUSED', decision: 'CONFIRM' });
    expect(stderr).toContain('"exit_code":1');
  });

  it('ends with 66 for a run that nobody started, without its id', async () => {
    const { code, stdout, stderr } = await type(['claim', 'status', 'NOBODYS'], { env });
    expect([code, stdout, stderr]).toEqual([66, '', 'error: RunNotFound\n']);
  });

  it('ends with 75 when the time to wait is over', async () => {
    const { code, stderr } = await start(randomUUID(), '--wait', '--timeout', '100ms');
    expect(code).toBe(75);
    expect(stderr).toContain('"type":"WaitTimedOut"');
  });

  it('ends with 69 while the server is away', async () => {
    const away = { TEMPORAL_ADDRESS: `127.0.0.1:${await findFreePort()}` };
    const { code, stderr } = await type(['claim', 'status', 'A'], { env: away });
    expect([code, stderr]).toEqual([69, 'error: ServerUnavailable\n']);
    expect((await type(['claim', 'list'], { env: away })).code).toBe(69);
  });
});

it('lists runs, by status, for a person and for a script', async () => {
  const id = randomUUID();
  await start(id);
  const list = (...args: string[]) => typeForJson(['claim', 'list', ...args], { env });
  await expect
    .poll(async () => JSON.stringify((await list('--status', 'running')).document), {
      timeout: 30_000,
    })
    .toContain(`"claim-${id}"`);
  expect((await list('--status', 'failed')).document).toEqual({ runs: [] });
  expect((await list('--limit', '1')).document).toMatchObject({ runs: [{}] });
  const { stdout } = await type(['claim', 'list'], { env });
  expect(stdout).toMatch(/^WORKFLOW ID +TYPE +STATUS +STARTED +CLOSED$/m);
  expect(stdout).toMatch(new RegExp(`^claim-${id} +ClaimWorkflow +RUNNING +20`, 'm'));
});

describe('a sync', () => {
  it('shows where it is on stderr, and its result on stdout', async () => {
    const { code, stdout, stderr } = await type(['vsync', 'run', '12345678', '--dry-run'], { env });
    expect(code).toBe(0);
    expect(stderr).toBe('verifying CPF, 0 differences\n');
    expect(stdout).toMatch(/^dry_run +true$/m);
    expect(stdout).toMatch(/^CPF +IN_SYNC +VSYNC +0 +0 +0 +0$/m);
  });

  it('is left alone with --detach', async () => {
    const args = ['vsync', 'run', '87654321', '--detach'];
    expect(await typeForJson(args, { env })).toMatchObject({
      code: 0,
      document: { participant_ispb: '87654321', workflow_id: 'vsync-87654321' },
      stderr: '',
    });
    expect(await typeForJson(['vsync', 'result', '87654321'], { env })).toMatchObject({
      code: 0,
      document: { report_id: 'report-1' },
    });
  });
});

it('names the queue of a domain for workers of their own', async () => {
  const id = randomUUID();
  await start(id, '--workers', 'partitioned');
  const handle = temporal.client.workflow.getHandle(`claim-${id}`);
  expect((await handle.describe()).taskQueue).toBe('conn-dict-task-queue-claim');
});
