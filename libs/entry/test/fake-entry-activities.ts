import type {
  EntryActivities,
  EntryStatus,
  GetEntryStatusResult,
  PublishEntryEventInput,
} from '@conn-dict/contracts';
import { createStepRecorder, type StepRecorder } from '@conn-dict/testing';

type Name = keyof EntryActivities;

/** Activities over one entry in memory: what the workflow called, and where the row stands then. */
export interface FakeEntryActivities extends Omit<StepRecorder<Name>, 'step'> {
  readonly activities: EntryActivities;
  /** Where the row stands; `undefined`: there is none. */
  status: EntryStatus | undefined;
  /** Who holds it. */
  participant: string;
  /** Lets a validation find that the request was done before. */
  doneBefore(): void;
  /** What it told, in order. */
  events(): PublishEntryEventInput[];
  eventTypes(): string[];
}

const CHANGED_AT = '2026-01-31T10:00:00.000Z';
const CREATED = { directory_entry_id: 'B-1', cid: '07'.repeat(32), created_at: CHANGED_AT };
const FACTS = { key_type: 'PHONE', changed_at: CHANGED_AT } as const;

export function createFakeEntryActivities(): FakeEntryActivities {
  const { step, ...recorder } = createStepRecorder<Name>();
  let wasWritten = false;
  let done: { status: EntryStatus; changed_at: string } | undefined;

  const move = (status: EntryStatus) => () => {
    wasWritten = true;
    fake.status = status;
    return { status, changed_at: CHANGED_AT };
  };

  const fake: FakeEntryActivities = {
    ...recorder,
    status: 'ACTIVE',
    participant: '87654321',
    activities: {
      ValidateEntryActivity: step('ValidateEntryActivity', () => (done ? { done } : {})),
      CreateEntryActivity: step('CreateEntryActivity', ({ key_type }) => {
        wasWritten = true;
        fake.status = 'PENDING';
        return key_type === 'EVP' ? { ...CREATED, key: 'made-key' } : CREATED;
      }),
      ActivateEntryActivity: step('ActivateEntryActivity', move('ACTIVE')),
      GetEntryStatusActivity: step('GetEntryStatusActivity', (): GetEntryStatusResult => {
        const { status = 'ACTIVE', participant } = fake;
        return { ...FACTS, status, participant, is_own: wasWritten };
      }),
      UpdateEntryActivity: step('UpdateEntryActivity', () => ({
        ...FACTS,
        ...move('ACTIVE')(),
        participant: fake.participant,
      })),
      DeactivateEntryActivity: step('DeactivateEntryActivity', move('INACTIVE')),
      DeleteEntryActivity: step('DeleteEntryActivity', move('DELETED')),
      RecordEntryFailureActivity: step('RecordEntryFailureActivity', () => {
        if (fake.status === 'INACTIVE') fake.status = 'ACTIVE';
        if (fake.status === 'PENDING') fake.status = 'REJECTED';
        return { recorded: fake.status !== undefined };
      }),
      PublishEntryEventActivity: step('PublishEntryEventActivity', () => undefined),
    },
    doneBefore: () => void (done = { status: 'ACTIVE', changed_at: CHANGED_AT }),
    events: () =>
      recorder
        .inputsOf('PublishEntryEventActivity')
        .map((input) => input as unknown as PublishEntryEventInput),
    eventTypes: () => fake.events().map(({ event_type }) => event_type),
  };
  return fake;
}
