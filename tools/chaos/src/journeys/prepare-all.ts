import type { JourneyPlan } from '../plan/journey-plan.js';
import type { ChaosWorld } from '../world/chaos-world.js';
import type { Person } from '../world/people.js';
import { registerPhones } from '../world/register-phones.js';
import { prepareJourney, type ReadyJourney } from './prepare-journeys.js';

/** Gives each journey its person, and those who claim a key an entry of it at the donor. */
export async function prepareAll(
  { bridgeAddress }: Pick<ChaosWorld, 'bridgeAddress'>,
  journeys: readonly JourneyPlan[],
  people: readonly Person[],
): Promise<readonly ReadyJourney[]> {
  const claimed = people.filter((_, number) => journeys[number]!.kind === 'claim');
  const entryIds = await registerPhones(bridgeAddress, claimed);
  const entryOf = new Map(claimed.map((person, at) => [person, entryIds[at]]));
  return journeys.map((journey, number) => {
    const person = people[number]!;
    return prepareJourney(journey, { number, person, entryId: entryOf.get(person) });
  });
}
