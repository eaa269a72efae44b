// Proves on a real PostgreSQL that what is known here of a report is found in one reading, and read as it was written.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  InfractionStore,
  newInfraction,
  newTransactionId,
  refOf,
  type NewInfraction,
} from '../../test/infraction-store.js';
import type { InfractionRepository } from '../ports.js';

let store: InfractionStore;
let repository: InfractionRepository;
let infraction: NewInfraction;
beforeAll(async () => {
  store = await InfractionStore.start();
  ({ repository } = store);
});
afterAll(() => store.stop());
beforeEach(() => {
  infraction = newInfraction({ transactionId: newTransactionId() });
});

describe('findFacts', () => {
  it('finds nothing where nothing is', async () => {
    expect(await repository.findFacts(infraction)).toEqual({});
  });

  it('finds the row as its run finds it', async () => {
    const evidenceUrls = ['https://evidence.example.com/1'];
    const row = await repository.open({ ...infraction, evidenceUrls });
    expect(row).toMatchObject({ evidenceCount: 1 });
    expect(await repository.findFacts(infraction)).toEqual({ infraction: row });
  });

  it('finds an end with its time, whoever asks', async () => {
    const endedAt = new Date('2026-03-01T10:20:30.456Z');
    await repository.open(infraction);
    await repository.end({ ...refOf(infraction), status: 'EXPIRED', endedAt, actor: 'agent-7' });
    const { infractionId } = infraction;
    expect(await repository.findFacts({ infractionId })).toMatchObject({
      infraction: { status: 'EXPIRED', endedAt },
    });
  });

  it('finds the keys of what the report refers to, and of nothing else', async () => {
    await insertEntry('ENTRY-001', 'key of the entry');
    await insertClaim('TEST-001', 'key of the claim');
    expect(await repository.findFacts(infraction)).toEqual({
      entryKey: 'key of the entry',
      claimKey: 'key of the claim',
    });
    const { infractionId } = infraction;
    expect(await repository.findFacts({ infractionId })).toEqual({});
    expect(await repository.findFacts({ infractionId, relatedEntryId: 'ENTRY-002' })).toEqual({});
  });
});

function insertEntry(entryId: string, key: string) {
  const row = {
    entry_id: entryId,
    key_type: 'PHONE',
    key_value: key,
    participant: '87654321',
    account_number: '10000001',
    account_type: 'CACC',
    owner_type: 'NATURAL_PERSON',
    owner_tax_id: 'TAX-ID',
    owner_name: 'Owner',
    status: 'ACTIVE',
  };
  return store.database.db.insertInto('entries').values(row).execute();
}

function insertClaim(claimId: string, key: string) {
  const row = {
    claim_id: claimId,
    entry_id: 'ENTRY-001',
    key_type: 'PHONE',
    key_value: key,
    claim_type: 'PORTABILITY',
    status: 'OPEN',
    claimer_ispb: '12345678',
    donor_ispb: '87654321',
    workflow_id: `claim-${claimId}`,
    run_token: randomUUID(),
    create_request_id: randomUUID(),
  };
  return store.database.db.insertInto('claims').values(row).execute();
}
