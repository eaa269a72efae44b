// Proves that claims end right, every effect once, whatever befalls the worker's network or the worker itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planClaims } from './claims/claim-plan.js';
import { HEARTBEAT } from './claims/claim-handle.js';
import { prepareClaims } from './claims/open-claims.js';
import { createRandom, type Random } from '@conn-dict/chaos';
import { chooseSeed } from './claims/choose-seed.js';
import { runClaims, type EndedClaim } from './claims/run-claims.js';
import { createProxyFault } from './faults/proxy-fault.js';
import { PROXY_FAULTS } from './faults/proxy-fault-list.js';
import { LOST_TASKS, runLostTask } from './faults/lost-task.js';
import { reportTimes } from './faults/report-times.js';
import {
  PLANS_FOR_LOST_ATTEMPTS,
  planForKills,
  runKills,
  runLostAttempts,
} from './faults/worker-kills.js';
import { expectAllRight } from './proofs/expect-all-right.js';
import { toldWithLog } from './proofs/told-with-log.js';
import { whileItLasts } from './proofs/while-it-lasts.js';
import { startFaultWorld, type FaultWorld } from './world/fault-world.js';
import { isPulsarMissing } from './world/pulsar-missing.js';
import type { WorkerSite } from './world/worker-site.js';

const seed = chooseSeed();

let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld();
});
afterAll(() => world.stop());

type Story = (site: WorkerSite, random: Random) => Promise<readonly EndedClaim[]>;

/** Lets a story happen at a worker of its own, and checks what it left. */
async function happen(name: string, story: Story): Promise<void> {
  const site = await world.addSite(name);
  await toldWithLog(site.worker, async () => {
    const ended = await story(site, createRandom(seed, name));
    reportTimes(name, ended);
    await expectAllRight(world, site, ended);
  });
  await site.worker.kill();
}

describe.skipIf(isPulsarMissing).concurrent(`with seed ${seed}, claims end right though`, () => {
  for (const proxyFault of PROXY_FAULTS) {
    const { dependency, kind, mode, durationMs } = proxyFault;
    it(`${dependency} is ${kind} for ${durationMs / 1_000} s`, () =>
      happen(`${dependency}-${kind}`, async (site, random) => {
        const proxy = site.proxies[dependency];
        const meanwhile = whileItLasts(world, site, proxyFault);
        const claims = await prepareClaims(world, site, planClaims(random, durationMs));
        return await runClaims(claims, createProxyFault({ proxy, mode, durationMs, meanwhile }));
      }));
  }

  it('their worker is killed at ten random moments', () =>
    happen('worker-killed', async (site, random) => {
      const claims = await prepareClaims(world, site, planForKills(random));
      return await runKills(site, claims, random);
    }));

  it('their worker is killed in the middle of ordinary activities', () =>
    happen('attempt-lost', async (site) => {
      const claims = await prepareClaims(world, site, PLANS_FOR_LOST_ATTEMPTS);
      const ended = await runLostAttempts(site, claims);
      // The 15 s without a heartbeat tell of a lost attempt, not the 75 s that one may take.
      for (const { claim } of ended)
        expect(new Set(await claim.timeouts())).toEqual(new Set([HEARTBEAT]));
      return ended;
    }));

  it.each(LOST_TASKS)('their worker is killed when their first task has $lost', (lostTask) =>
    happen(lostTask.name, async (site) => {
      const [claim] = await prepareClaims(world, site, [lostTask.plan]);
      return [await runLostTask(world, site, claim!, lostTask)];
    }),
  );
});

describe.skipIf(isPulsarMissing)('the directory', () => {
  it('was asked for nothing in vain: each RequestId that it heard had its one effect', async () => {
    const writes = /^(?:Create|Confirm|Complete|Cancel)Claim$|^NotifyParticipant$/;
    const calls = (await world.directory.calls()).filter(({ method }) => writes.test(method));
    const heard = calls.map(({ requestId }) => requestId).toSorted();
    const done = (await world.directory.doneRequests()).filter(({ claimId }) => claimId !== '');
    expect(heard).toEqual(done.map(({ requestId }) => requestId).toSorted());
    const repeated = calls.filter(({ count }) => count > 1);
    console.log(`${calls.length} requests, ${repeated.length} of them heard more than once`);
    // Else no fault has met a request in mid-air.
    expect(repeated).not.toEqual([]);
  });
});
