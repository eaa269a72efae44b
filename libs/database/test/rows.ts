import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { ClaimsTable, EntriesTable } from '../src/index.js';

/** A row that every constraint lets in. */
export function toEntryRow(row: Partial<Insertable<EntriesTable>> = {}): Insertable<EntriesTable> {
  return {
    entry_id: randomUUID(),
    key_type: 'EVP',
    key_value: randomUUID(),
    participant: '12345678',
    branch: null,
    account_number: '1',
    account_type: 'CACC',
    opening_date: null,
    owner_type: 'NATURAL_PERSON',
    owner_tax_id: 'TAX-ID',
    owner_name: 'Owner',
    owner_trade_name: null,
    status: 'ACTIVE',
    request_id: randomUUID(),
    cid: null,
    ...row,
  };
}

/** A row that every constraint lets in. */
export function toClaimRow(row: Partial<Insertable<ClaimsTable>> = {}): Insertable<ClaimsTable> {
  return {
    claim_id: randomUUID(),
    entry_id: 'ENTRY-001',
    key_type: 'PHONE',
    key_value: randomUUID(),
    claim_type: 'PORTABILITY',
    status: 'OPEN',
    claimer_ispb: '12345678',
    donor_ispb: '87654321',
    workflow_id: 'claim-test-001',
    run_token: randomUUID(),
    requested_by: null,
    directory_claim_id: null,
    create_request_id: randomUUID(),
    confirm_request_id: null,
    complete_request_id: null,
    cancel_request_id: null,
    reason: null,
    decided_by: null,
    failure_type: null,
    ended_at: null,
    ...row,
  };
}
