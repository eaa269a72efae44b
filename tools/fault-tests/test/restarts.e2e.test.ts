// Proves that claims end right, every effect once, when a server is killed under them and started again on its data.
import { afterAll, beforeAll, describe, it } from 'vitest';
import { planClaims } from './claims/claim-plan.js';
import { prepareClaims } from './claims/open-claims.js';
import { createRandom } from '@conn-dict/chaos';
import { chooseSeed } from './claims/choose-seed.js';
import { runClaims } from './claims/run-claims.js';
import { reportTimes } from './faults/report-times.js';
import { createRestart, RESTART_MS, restartablesOf, SLOW_BRIDGE } from './faults/server-restart.js';
import { expectAllRight } from './proofs/expect-all-right.js';
import { toldWithLog } from './proofs/told-with-log.js';
import { startFaultWorld, type FaultWorld } from './world/fault-world.js';
import { isPulsarMissing } from './world/pulsar-missing.js';
import type { WorkerSite } from './world/worker-site.js';

const seed = chooseSeed();

let world: FaultWorld;
let site: WorkerSite;
beforeAll(async () => {
  world = await startFaultWorld();
  site = await world.addSite('restarts');
  site.proxies.bridge.switchTo(SLOW_BRIDGE);
});
afterAll(() => world.stop());

describe.skipIf(isPulsarMissing)(
  `with seed ${seed}, claims end right though a server is killed and started again`,
  () => {
    it.each(['temporal', 'postgres', 'bridge', 'pulsar'])('%s', async (name) => {
      const random = createRandom(seed, `${name}-restart`);
      const claims = await prepareClaims(world, site, planClaims(random, RESTART_MS));
      await toldWithLog(site.worker, async () => {
        const ended = await runClaims(claims, createRestart(restartablesOf(world)[name]!, random));
        reportTimes(`${name}-restart`, ended);
        await expectAllRight(world, site, ended);
      });
    });
  },
);
