import type {
  EntryActivities,
  EntryStatus,
  GetEntryStatusResult,
  PublishEntryEventInput,
} from '@conn-dict/contracts';
import { ApplicationFailure } from '@temporalio/common';

type Name = keyof EntryActivities;
export interface Call {
  readonly name: Name;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Activities over one entry in memory: what the workflow called, and where the row stands then. */
export interface FakeEntryActivities {
  readonly activities: EntryActivities;
  readonly calls: readonly Call[];
  /** Where the row stands; `undefined`: there is none. */
  status: EntryStatus | undefined;
  /** Who holds it. */
  participant: string;
  /** Lets the next `times` calls of a step fail with this type. */
  refuse(name: Name, type: string, options?: { times?: number; retryable?: boolean }): void;
  /** Lets a validation find that the request was done before. */
  doneBefore(): void;
  /** Runs before each call of a step; awaited. */
  before(name: Name, hook: () => unknown): void;
  names(): Name[];
  /** What it told, in order. */
  events(): PublishEntryEventInput[];
  eventTypes(): string[];
}

const CHANGED_AT = '2026-01-31T10:00:00.000Z';
const CREATED = { directory_entry_id: 'B-1', cid: '07'.repeat(32), created_at: CHANGED_AT };
const FACTS = { key_type: 'PHONE', changed_at: CHANGED_AT } as const;

export function createFakeEntryActivities(): FakeEntryActivities {
  const calls: Call[] = [];
  const refusals = new Map<Name, { type: string; times: number; retryable: boolean }>();
  const hooks = new Map<Name, () => unknown>();
  let wasWritten = false;
  let done: { status: EntryStatus; changed_at: string } | undefined;

  const step =
    <R>(name: Name, effect: (input: Call['input']) => R) =>
    async (input: unknown): Promise<R> => {
      calls.push({ name, input: input as Call['input'] });
      await hooks.get(name)?.();
      const refusal = refusals.get(name);
      if (refusal && refusal.times-- > 0) {
        throw ApplicationFailure.create({
          type: refusal.type,
          message: `refused with ${refusal.type}`,
          nonRetryable: !refusal.retryable,
        });
      }
      return effect(input as Call['input']);
    };
  const move = (status: EntryStatus) => () => {
    wasWritten = true;
    fake.status = status;
    return { status, changed_at: CHANGED_AT };
  };

  const fake: FakeEntryActivities = {
    status: 'ACTIVE',
    participant: '87654321',
    calls,
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
    refuse: (name, type, { times = Infinity, retryable = false } = {}) =>
      void refusals.set(name, { type, times, retryable }),
    doneBefore: () => void (done = { status: 'ACTIVE', changed_at: CHANGED_AT }),
    before: (name, hook) => void hooks.set(name, hook),
    names: () => calls.map(({ name }) => name),
    events: () =>
      calls
        .filter(({ name }) => name === 'PublishEntryEventActivity')
        .map(({ input }) => input as unknown as PublishEntryEventInput),
    eventTypes: () => fake.events().map(({ event_type }) => event_type),
  };
  return fake;
}
