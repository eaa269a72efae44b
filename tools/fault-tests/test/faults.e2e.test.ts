// Proves that claims end right, every effect once, whatever befalls the worker's network or the worker itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClaimPlan } from './claims/claim-plan.js';
import { planClaims } from './claims/claim-plan.js';
import { prepareClaims } from './claims/open-claims.js';
import { chooseSeed, createRandom } from './claims/random.js';
import { runClaims } from './claims/run-claims.js';
import { createProxyFault } from './faults/proxy-fault.js';
import { PROXY_FAULTS } from './faults/proxy-fault-list.js';
import { reportTimes } from './faults/report-times.js';
import { planForKills, runKills, runLostAttempts } from './faults/worker-kills.js';
import { expectAllRight } from './proofs/expect-all-right.js';
import { whileItLasts } from './proofs/while-it-lasts.js';
import { startFaultWorld, type FaultWorld } from './world/fault-world.js';

const seed = chooseSeed();

let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld();
});
afterAll(() => world.stop());

describe.concurrent(`with seed ${seed}, claims end right though`, () => {
  for (const proxyFault of PROXY_FAULTS) {
    const { dependency, kind, mode, durationMs } = proxyFault;
    it(`${dependency} is ${kind} for ${durationMs / 1_000} s`, async () => {
      const site = await world.addSite(`${dependency}-${kind}`);
      const plans = planClaims(createRandom(seed, site.name), durationMs);
      const claims = await prepareClaims(world, site, plans);
      const meanwhile = whileItLasts(world, site, proxyFault);
      const proxy = site.proxies[dependency];
      const fault = createProxyFault({ proxy, mode, durationMs, meanwhile });
      const ended = await runClaims(claims, fault);
      reportTimes(site.name, ended);
      await expectAllRight(world, site, ended);
      await site.worker.kill();
    });
  }

  it('their worker is killed at ten random moments', async () => {
    const site = await world.addSite('worker-killed');
    const random = createRandom(seed, site.name);
    const claims = await prepareClaims(world, site, planForKills(random));
    const ended = await runKills(site, claims, random);
    reportTimes(site.name, ended);
    await expectAllRight(world, site, ended);
    await site.worker.kill();
  });

  it('their worker is killed in the middle of ordinary activities', async () => {
    const site = await world.addSite('attempt-lost');
    const plans: readonly ClaimPlan[] = [
      { label: 'confirmed', decision: 'confirm', decideMs: 0 },
      { label: 'cancelled', decision: 'cancel', decideMs: 0 },
    ];
    const ended = await runLostAttempts(site, await prepareClaims(world, site, plans));
    reportTimes(site.name, ended);
    await expectAllRight(world, site, ended);
    await site.worker.kill();
  });
});

describe('the directory', () => {
  it('was asked for nothing in vain: each RequestId that it heard had its one effect', async () => {
    const writes = /^(?:Create|Confirm|Complete|Cancel)Claim$|^NotifyParticipant$/;
    const calls = (await world.directory.calls()).filter(({ method }) => writes.test(method));
    const heard = calls.map(({ requestId }) => requestId).toSorted();
    const done = (await world.directory.doneRequests()).map(({ requestId }) => requestId);
    expect(heard).toEqual(done.toSorted());
    const most = Math.max(...calls.map(({ count }) => count));
    console.log(`${calls.length} requests, one of them asked for ${most} times`);
  });
});
