// Proves that the runner brings a seed with faults to its end over real components, and finds what is spoilt behind the workers' backs.
import { expect, it } from 'vitest';
import { isComponentMissing } from '../test/component-missing.js';
import { readSides } from './aftermath/read-sides.js';
import { findViolations } from './invariants/all-invariants.js';
import { makePlan } from './plan/chaos-plan.js';
import { runPlan } from './run-seed.js';
import { withChaosWorld } from './world/chaos-world.js';
import { SEEDED } from './world/people.js';
import { withSite } from './world/site.js';

const SEED = 2;
/** Ten times what it takes on a machine that has nothing else to do. */
const TIMEOUT_MS = 400_000;

it.skipIf(isComponentMissing('pulsar') || isComponentMissing('redis'))(
  `seed ${SEED} violates nothing, and a row that is lost afterwards is found`,
  async () => {
    const run = withChaosWorld((world) =>
      withSite(world, `seed-${SEED}`, async (site) => {
        const aftermath = await runPlan(world, site, makePlan(SEED));
        const { db } = site.database;
        await db.deleteFrom('entry_cids').where('participant', '=', SEEDED).execute();
        await db.deleteFrom('entries').where('participant', '=', SEEDED).execute();
        const sides = await readSides(world, site);
        return {
          violations: findViolations(aftermath),
          afterwards: findViolations({ ...aftermath, sides }),
          keepLogs: false,
        };
      }),
    );
    expect(await run).toMatchObject({
      violations: [],
      afterwards: [{ invariant: 'both sides equal', where: `participant ${SEEDED}` }],
    });
  },
  TIMEOUT_MS,
);
