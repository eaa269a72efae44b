import type { JourneyPlan } from '../plan/journey-plan.js';
import type { Person } from '../world/people.js';
import { toClaimSubject, walkClaim } from './claim-journey.js';
import { toEntrySubject, walkEntry } from './entry-journey.js';
import { toInfractionSubject, walkInfraction } from './infraction-journey.js';
import type { Subject } from './subject.js';
import { toSyncSubject, walkSync } from './sync-journey.js';
import type { Walk } from './walk.js';

/** A journey that can begin. */
export interface ReadyJourney {
  readonly subject: Subject;
  readonly person: Person;
  walk(walk: Omit<Walk, 'person'>): Promise<void>;
}

export interface JourneyStart {
  /** Tells it from all others of the run. */
  readonly number: number;
  readonly person: Person;
  /** The entry of the person's phone at the donor; needed for a claim. */
  readonly entryId: string | undefined;
}

/** Gives a journey its ids. */
export function prepareJourney(
  plan: JourneyPlan,
  { number, person, entryId = '' }: JourneyStart,
): ReadyJourney {
  const ready = (
    subject: Subject,
    walk: (walk: Walk, subject: Subject) => Promise<void>,
  ): ReadyJourney => ({
    subject,
    person,
    walk: (where) => walk({ ...where, person }, subject),
  });
  switch (plan.kind) {
    case 'claim':
      return ready(toClaimSubject(plan, `CLAIM-${number}`, entryId), (walk, subject) =>
        walkClaim(walk, plan, subject),
      );
    case 'entry':
      return ready(toEntrySubject(plan, `ENTRY-${number}`), (walk, subject) =>
        walkEntry(walk, plan, subject),
      );
    case 'infraction': {
      const transactionId = `E12345678202601311000${String(number).padStart(11, '0')}`;
      const subject = toInfractionSubject(plan, `INFRACTION-${number}`, transactionId);
      return ready(subject, (walk) => walkInfraction(walk, plan, subject));
    }
    case 'sync':
      return ready(toSyncSubject(plan), (walk, subject) => walkSync(walk, plan, subject));
  }
}
