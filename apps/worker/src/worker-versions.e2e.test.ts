// Proves with two builds on one real Temporal server, the second with a patched workflow, how a deployment goes: claims move on to the new build, a short run ends on the old one, which then stops with nothing lost.
import type { ClaimRun, CreationRun } from '@conn-dict/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DONOR } from '../test/claim-paths.js';
import { BEGUN_ON_SECOND_BUILD } from '../test/second-build/begun-on-second-build.js';
import { startVersionWorld, type BuildWorker, type VersionWorld } from '../test/version-world.js';
import { until } from '../test/worker-program.js';

const RAMPED_CLAIMS = 10;

let world: VersionWorld;
let first: BuildWorker;
let second: BuildWorker;
const open: ClaimRun[] = [];
const ramped: ClaimRun[] = [];
let creation: CreationRun;

beforeAll(async () => {
  world = await startVersionWorld();
});
afterAll(() => world.stop());

const buildsOf = ({ workflowId }: { readonly workflowId: string }) =>
  world.deployment.buildsOf(workflowId);

/** Waits until the run has had a task, and answers the build that had it. */
async function firstBuildOf(run: ClaimRun | CreationRun): Promise<string | undefined> {
  const [build] = await until(
    () => buildsOf(run),
    ({ length }) => length > 0,
  );
  return build;
}

/** Whether the claim took the step that the second build alone knows. */
async function hasSecondBuildsStep({ workflowId }: ClaimRun): Promise<boolean> {
  const { memo } = await world.temporal.client.workflow.getHandle(workflowId).describe();
  return memo?.[BEGUN_ON_SECOND_BUILD] === true;
}

async function waiting(run: ClaimRun): Promise<void> {
  await until(
    () => run.status(),
    ({ status }) => status === 'WAITING_RESOLUTION',
  );
}

describe('a deployment of build 2 over build 1', () => {
  it('finds claims open on build 1, and an entry that it cannot register yet', async () => {
    first = await world.startBuild('1');
    await world.deployment.setCurrent('1');
    open.push(await world.startClaim(), await world.startClaim());
    for (const claim of open) await waiting(claim);
    first.bridge.switchTo({ kind: 'away' });
    creation = await world.startCreation();
    expect(await firstBuildOf(creation)).toBe('1');
  });

  it('gives build 2 nothing while it is only there', async () => {
    second = await world.startBuild('2');
    const claim = await world.startClaim();
    expect(await firstBuildOf(claim)).toBe('1');
    ramped.push(claim);
  });

  it('gives it some of the new claims while it ramps', async () => {
    await world.deployment.setRamp('2', 50);
    for (let count = 0; count < RAMPED_CLAIMS; count += 1) ramped.push(await world.startClaim());
    const builds = await Promise.all(ramped.map(firstBuildOf));
    expect(new Set(builds)).toEqual(new Set(['1', '2']));
  });

  it('moves every claim on to build 2 once that is current', async () => {
    await world.deployment.setCurrent('2');
    for (const claim of [...open, ...ramped]) {
      await waiting(claim);
      await claim.signalConfirm();
      expect(await claim.result({ timeoutMs: 40_000 })).toMatchObject({ status: 'COMPLETED' });
      expect((await buildsOf(claim)).at(-1)).toBe('2');
    }
    for (const claim of open) expect((await buildsOf(claim))[0]).toBe('1');
  });

  it('replays there what build 1 began, without the step that build 2 has behind a patch', async () => {
    for (const claim of [...open, ...ramped]) {
      const [begunOn] = await buildsOf(claim);
      expect(await hasSecondBuildsStep(claim)).toBe(begunOn === '2');
    }
  });

  it('leaves the entry to build 1, whose it is to the end', async () => {
    expect(await world.deployment.isDrained('1')).toBe(false);
    first.bridge.switchTo({ kind: 'pass' });
    expect(await creation.result({ timeoutMs: 60_000 })).toMatchObject({ status: 'ACTIVE' });
    expect(new Set(await buildsOf(creation))).toEqual(new Set(['1']));
  });

  it('does the work of a sync that stays on a host, whose queue knows no builds', async () => {
    const sync = await world.dict.vsync.start({
      participant_ispb: DONOR,
      sync_type: 'FULL',
      key_types: ['PHONE'],
    });
    await sync.result({ timeoutMs: 40_000 });
    const metrics = (await second.metrics()).body;
    expect(metrics).toContain('{task_type="FetchBacenEntriesActivity",status="completed"} 1\n');
    expect(new Set(await buildsOf(sync))).toEqual(new Set(['2']));
  });

  it('can stop build 1 once Temporal says that it is drained, and nothing is lost', async () => {
    await until(() => world.deployment.isDrained('1'), Boolean);
    first.kill('SIGTERM');
    expect(await first.exitCode).toBe(0);
    const claim = await world.startClaim();
    await waiting(claim);
    expect(new Set(await buildsOf(claim))).toEqual(new Set(['2']));
    const { count } = await world.temporal.client.workflow.count('ExecutionStatus = "Running"');
    expect(count).toBeLessThanOrEqual(2); // the last claim, and the server's own
    const rows = await world.database.db.selectFrom('claims').select('status').execute();
    const completed = rows.filter(({ status }) => status === 'COMPLETED');
    expect(completed).toHaveLength(open.length + ramped.length);
  });
});
