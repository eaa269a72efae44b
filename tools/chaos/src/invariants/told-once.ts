import type { CloudEvent } from '@conn-dict/events';
import type { Subject } from '../journeys/subject.js';
import type { Invariant } from './invariant.js';

const EVIDENCE = 'dict.infraction.evidence_added';

/** Every process told its story in its order, and each id has one event, however often it came. */
export const toldOnce: Invariant = {
  name: 'events in order, each once',
  check: ({ subjects, events }) => [
    ...repeatsThatDiffer(events),
    ...subjects.flatMap((subject) => {
      const told = storyOf(subject, events);
      const right = rightStories(subject, subjects);
      return right.includes(told)
        ? []
        : [{ where: subject.id, what: `told [${told}], not [${right.join('] or [')}]` }];
    }),
  ],
};

/** Types of a subject's events by their first occurrence, as a consumer sees them that drops repeats. */
function storyOf({ id }: Subject, events: readonly CloudEvent[]): string {
  const own = events.filter(({ subject }) => subject === id);
  const first = own.filter((event, at) => own.findIndex(({ id }) => id === event.id) === at);
  return first
    .map(({ type }) => type)
    .filter((type) => type !== EVIDENCE)
    .map((type) => type.replace(/^dict\./, ''))
    .join();
}

function repeatsThatDiffer(events: readonly CloudEvent[]): { where: string; what: string }[] {
  const first = new Map<string, string>();
  return events.flatMap((event) => {
    const text = JSON.stringify([event.type, event.subject, event.data], withoutMomentary);
    const before = first.get(event.id) ?? text;
    first.set(event.id, before);
    return before === text ? [] : [{ where: event.id, what: 'two events with one id differ' }];
  });
}

/** How much evidence there is when an event goes out: a repeat may say more (docs/asyncapi.yaml). */
function withoutMomentary(name: string, value: unknown): unknown {
  return name === 'evidence_count' ? undefined : value;
}

function rightStories({ plan, id }: Subject, subjects: readonly Subject[]): readonly string[] {
  switch (plan.kind) {
    case 'claim':
      if (plan.decision === 'confirm') return ['claim.created,claim.completed'];
      if (plan.decision === 'cancel') return ['claim.created,claim.cancelled'];
      // It may be withdrawn before it was there.
      return ['claim.created,claim.cancelled', 'claim.cancelled', ''];
    case 'entry':
      return [
        [
          'entry.created',
          ...plan.changes.map((change) =>
            change === 'update' ? 'entry.updated' : 'entry.deleted',
          ),
        ].join(),
      ];
    case 'infraction': {
      const end = plan.decision === 'RESOLVE' ? 'infraction.resolved' : 'infraction.dismissed';
      const begin = ['infraction.created', 'infraction.investigation_started'];
      const plain = [...begin, end].join();
      const escalated = [...begin, 'infraction.escalated', end].join();
      // A decision that comes before it was escalated spares that.
      return plan.isEscalated ? [escalated, plain] : [plain];
    }
    case 'sync': {
      const syncs = subjects.filter((other) => other.id === id).length;
      // One more is of the sync that looks at what is left.
      return [Array.from({ length: syncs + 1 }, () => 'sync.completed').join()];
    }
  }
}
