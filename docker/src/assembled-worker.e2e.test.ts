// Proves of worker images, assembled into an empty folder: they hold nothing but programs and production packages, migrate, get ready, are asked how they are, stop with 0, write nothing where they lie, and have the operator's command.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestPostgres, type TestPostgres } from '@conn-dict/database/embedded';
import { findFreePort } from '@conn-dict/free-port';
import { createRealTimeEnvironment } from '@conn-dict/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startApp, type AppProcess } from '../test/app-process.js';
import { createAssembledApp, type AssembledApp } from '../test/assembled-app.js';
import { expectProductionOnly } from '../test/expect-production-only.js';
import { contentsOf, mibOf } from '../test/folder-contents.js';

/** 190 MiB, measured, most of it Temporal's SDK; a tool that slips in shows. */
const SIZE_MIB_MAX = 215;
const READY = { timeout: 60_000, interval: 200 };

let temporal: TestWorkflowEnvironment;
let postgres: TestPostgres;
let scratch: string;
beforeAll(async () => {
  [temporal, postgres, scratch] = await Promise.all([
    createRealTimeEnvironment(),
    startTestPostgres(),
    mkdtemp(join(tmpdir(), 'image-scratch-')),
  ]);
});
afterAll(async () => {
  await temporal.teardown();
  await postgres.stop();
  await rm(scratch, { recursive: true });
});

async function environment(): Promise<Record<string, string>> {
  const { host, port, user, password, database } = postgres.config;
  const [health, metrics] = await Promise.all([findFreePort(), findFreePort()]);
  return {
    TEMPORAL_ADDRESS: temporal.address,
    POSTGRES_HOST: host,
    POSTGRES_PORT: String(port),
    POSTGRES_USER: user,
    POSTGRES_PASSWORD: password,
    POSTGRES_DB: database,
    PULSAR_URL: 'file:///dev/null',
    // The converter of failures is loaded by its path only then.
    PAYLOAD_ENCRYPTION_KEYS: `image=${randomBytes(32).toString('base64')}`,
    PAYLOAD_ENCRYPTION_KEY_ID: 'image',
    VSYNC_SCRATCH_DIR: scratch,
    TMPDIR: scratch,
    HEALTH_PORT: String(health),
    METRICS_PORT: String(metrics),
    // As the image has it.
    NODE_ENV: 'production',
    MALLOC_ARENA_MAX: '2',
    MALLOC_TRIM_THRESHOLD_: '65536',
  };
}

describe.each([
  ['worker', 'combined'],
  ['worker-claim', 'partitioned'],
])('the image of %s', (app, deployment) => {
  let assembled: AssembledApp;
  beforeAll(async () => {
    assembled = await createAssembledApp(app);
  });
  afterAll(() => assembled.remove());

  it('holds its programs and the packages that they need, and no more', async () => {
    const contents = await contentsOf(assembled.folder);
    await expectProductionOnly(assembled.folder, contents);
    expect(contents.has('bundle/workflows.js')).toBe(true);
    expect(mibOf(contents)).toBeLessThan(SIZE_MIB_MAX);
  });

  it('migrates, gets ready, says how it is, and stops with 0, without a word into its folder', async () => {
    const { folder } = assembled;
    const before = await contentsOf(folder);
    const env = await environment();
    const run = (...program: [string, ...string[]]): AppProcess => startApp(folder, program, env);

    expect(await run('health').exitCode).toBe(1);
    const migrate = run('migrate');
    expect(await migrate.exitCode, migrate.output()).toBe(0);
    const worker = run('main');
    onTestFinished(() => worker.kill('SIGKILL'));
    await vi.waitFor(async () => {
      expect(await run('health', 'ready').exitCode, worker.output()).toBe(0);
    }, READY);
    expect(
      await (await fetch(`http://127.0.0.1:${env['HEALTH_PORT'] ?? ''}/ready`)).json(),
    ).toEqual({
      status: 'ready',
      service: expect.stringContaining('conn-dict-worker') as string,
    });
    expect(await run('health').exitCode).toBe(0);

    worker.kill('SIGTERM');
    expect(await worker.exitCode).toBe(0);
    expect(await contentsOf(folder)).toEqual(before);
  });

  it('has conn-dict, which knows the version, the packages and the workflows of its image', async () => {
    const { folder } = assembled;
    const env = await environment();
    const connDict = async (...args: string[]): Promise<unknown> => {
      const command = startApp(folder, ['conn-dict', ...args, '--output', 'json'], env);
      await command.exitCode;
      return JSON.parse(command.stdout());
    };
    expect(await connDict('migrate', 'up')).toHaveProperty('schema');
    const worker = startApp(folder, ['main'], env);
    onTestFinished(() => worker.kill('SIGKILL'));

    const claimId = `${app}-${randomBytes(4).toString('hex')}`;
    const claim = [
      ['--claim-id', claimId],
      ['--entry-id', 'ENTRY-001'],
      ['--claim-type', 'PORTABILITY'],
      ['--claimer-ispb', '12345678'],
      ['--donor-ispb', '87654321'],
      ['--workers', deployment],
    ].flat();
    expect(await connDict('claim', 'start', ...claim)).toMatchObject({
      workflow_id: `claim-${claimId}`,
    });
    await vi.waitFor(async () => {
      expect(await connDict('claim', 'status', claimId)).toMatchObject({ status: 'OPEN' });
    }, READY);
    expect(await connDict('replay', '--workflow-id', `claim-${claimId}`)).toMatchObject({
      histories: [{ replays: true }],
    });
    const version = { name: 'cli', outcome: 'good', found: '0.1.0' };
    const packages = { name: 'temporal_packages', outcome: 'good' };
    expect(await connDict('doctor', '--workers', deployment)).toMatchObject({
      checks: expect.arrayContaining(
        [version, packages].map((check) => expect.objectContaining(check) as unknown),
      ) as unknown,
    });
  });
});
