// Proves that claims end right, every effect once, while a dependency of their worker is away, slow or cut off.
import { afterAll, beforeAll, describe, it } from 'vitest';
import { planClaims } from './claims/claim-plan.js';
import { chooseSeed, createRandom } from './claims/random.js';
import { runClaims } from './claims/run-claims.js';
import { createProxyFault } from './faults/proxy-fault.js';
import { PROXY_FAULTS } from './faults/proxy-fault-list.js';
import { reportTimes } from './faults/report-times.js';
import { expectAllRight } from './proofs/expect-all-right.js';
import { startFaultWorld, type FaultWorld } from './world/fault-world.js';

const seed = chooseSeed();

let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld();
});
afterAll(() => world.stop());

describe.concurrent(`with seed ${seed}`, () => {
  it.each(PROXY_FAULTS)('$dependency $kind', async ({ dependency, kind, mode, durationMs }) => {
    const site = await world.addSite(`${dependency}-${kind}`);
    const plans = planClaims(createRandom(seed, site.name), durationMs);
    const fault = createProxyFault({ proxy: site.proxies[dependency], mode, durationMs });
    const ended = await runClaims({ world, site, plans, fault });
    reportTimes(site.name, ended);
    await expectAllRight(world, site, ended);
    await site.worker.kill();
  });
});
