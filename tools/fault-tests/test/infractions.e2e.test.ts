// Proves that an investigation goes on as if nothing had happened when its worker is killed: one report at the directory, evidence stored once, an audit that retells its states.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rightInfractionAccount, takeInfractionAccount } from './infractions/infraction-account.js';
import { INFRACTION_KILLS } from './infractions/infraction-kills.js';
import { toInvestigation } from './infractions/investigation.js';
import { toldWithLog } from './proofs/told-with-log.js';
import { startFaultWorld, type FaultWorld } from './world/fault-world.js';
import { isPulsarMissing } from './world/pulsar-missing.js';

let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld();
});
afterAll(() => world.stop());

describe.skipIf(isPulsarMissing)('an investigation ends right though its worker is killed', () => {
  it.each(INFRACTION_KILLS)('$killed', async (kill) => {
    const site = await world.addSite(kill.name);
    const number = INFRACTION_KILLS.indexOf(kill);
    const investigation = toInvestigation(world.client, site, number);
    await toldWithLog(site.worker, async () => {
      await kill.happen(world, site, investigation);
      expect(await investigation.end()).toMatchObject({
        status: 'RESOLVED',
        decision: 'RESOLVE',
        evidence_count: kill.evidence.length,
      });
      expect(await takeInfractionAccount(world, site, investigation)).toEqual(
        rightInfractionAccount(kill),
      );
      expect(site.worker.endedByItself).toBe(0);
    });
    await site.worker.kill();
  });
});
