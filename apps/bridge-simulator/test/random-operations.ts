import { randomUUID } from 'node:crypto';
import { CLAIM_REASONS, CLAIM_TYPES } from '@conn-dict/dict';
import fc from 'fast-check';
import { completeClaim } from '../src/directory/complete-claim.js';
import { createClaim } from '../src/directory/create-claim.js';
import { createEntry } from '../src/directory/create-entry.js';
import { acknowledgeClaim, cancelClaim, confirmClaim } from '../src/directory/decide-claim.js';
import { deleteEntry } from '../src/directory/delete-entry.js';
import { updateEntry } from '../src/directory/update-entry.js';
import { CLAIMER, DONOR, THIRD } from './claim-samples.js';
import type { TestDirectory } from './test-directory.js';

const HOUR_MS = 3_600_000;
const PARTICIPANTS = [DONOR, CLAIMER, THIRD];

/** Something that a participant may ask of the directory, sensible or not. */
export interface Operation {
  readonly kind:
    | 'createEntry'
    | 'updateEntry'
    | 'deleteEntry'
    | 'createClaim'
    | 'acknowledge'
    | 'confirm'
    | 'complete'
    | 'cancel'
    | 'wait';
  readonly entry: number;
  readonly claim: number;
  readonly participant: string;
  readonly claimType: (typeof CLAIM_TYPES)[number];
  readonly reason: (typeof CLAIM_REASONS)[number];
  readonly hours: number;
}

export const operations: fc.Arbitrary<readonly Operation[]> = fc.array(
  fc.record<Operation>({
    kind: fc.constantFrom(
      'createEntry',
      'updateEntry',
      'deleteEntry',
      'createClaim',
      'createClaim',
      'acknowledge',
      'acknowledge',
      'confirm',
      'confirm',
      'complete',
      'complete',
      'cancel',
      'wait',
    ),
    entry: fc.nat(5),
    claim: fc.nat(3),
    participant: fc.constantFrom(...PARTICIPANTS),
    claimType: fc.constantFrom(...CLAIM_TYPES),
    reason: fc.constantFrom(...CLAIM_REASONS),
    hours: fc.nat(24 * 10),
  }),
  { minLength: 10, maxLength: 60 },
);

/** Asks the directory. Entries and claims are picked by number among those that there are, the newest claims first. */
export function perform(directory: TestDirectory, operation: Operation): void {
  const { kind, participant, claimType, reason } = operation;
  const { entries, claims } = directory.store.state;
  const requestId = randomUUID();
  const entryId = pick([...entries.keys()], operation.entry) ?? 'none';
  const claimId = pick([...claims.keys()].reverse(), operation.claim) ?? 'none';
  const account = {
    participant,
    accountNumber: String(operation.hours),
    accountType: 'CACC',
  } as const;
  const owner = { type: 'NATURAL_PERSON', taxId: '52998224725', name: 'Carla Exemplo' } as const;
  switch (kind) {
    case 'createEntry': {
      const key = `+55119${String(operation.entry)}`;
      const reason = 'USER_REQUESTED';
      createEntry(directory, { keyType: 'PHONE', key, account, owner, reason, requestId });
      return;
    }
    case 'updateEntry':
      updateEntry(directory, { entryId, account, reason: 'BRANCH_TRANSFER', requestId });
      return;
    case 'deleteEntry':
      deleteEntry(directory, { entryId, reason: 'USER_REQUESTED', requestId });
      return;
    case 'createClaim':
      createClaim(directory, { entryId, claimType, claimerIspb: participant, requestId });
      return;
    case 'acknowledge':
      acknowledgeClaim(directory, { claimId, requestId });
      return;
    case 'confirm':
      confirmClaim(directory, { claimId, reason, requestId });
      return;
    case 'complete':
      completeClaim(directory, { claimId, requestId });
      return;
    case 'cancel':
      cancelClaim(directory, { claimId, reason, requestId });
      return;
    case 'wait':
      directory.advance(operation.hours * HOUR_MS);
  }
}

function pick<Item>(items: readonly Item[], number: number): Item | undefined {
  return items[number % Math.max(1, items.length)];
}
