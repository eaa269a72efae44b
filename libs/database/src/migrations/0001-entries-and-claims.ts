import { sql, type Kysely } from 'kysely';

const ISPB = sql.raw(`'^[0-9A-Z]{8}$'`);
const KEY_TYPES = sql.raw(`'CPF', 'CNPJ', 'EMAIL', 'PHONE', 'EVP'`);

/** Entries and claims. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createEntries(db);
  await createClaims(db);
}

async function createEntries(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table entries (
      entry_id text primary key,
      key_type text not null,
      key_value text not null,
      participant text not null,
      branch text,
      account_number text not null,
      account_type text not null,
      opening_date timestamptz,
      owner_type text not null,
      owner_tax_id text not null,
      owner_name text not null,
      owner_trade_name text,
      status text not null,
      request_id uuid,
      cid bytea,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint entries_key_type check (key_type in (${KEY_TYPES})),
      constraint entries_participant check (participant ~ ${ISPB}),
      constraint entries_account_type check (account_type in ('CACC', 'TRAN', 'SLRY', 'SVGS', 'OTHR')),
      constraint entries_owner_type check (owner_type in ('NATURAL_PERSON', 'LEGAL_PERSON')),
      constraint entries_status check (status in ('PENDING', 'ACTIVE', 'INACTIVE', 'BLOCKED',
        'PORTABILITY_PENDING', 'PORTABILITY_CONFIRMED', 'CLAIM_PENDING', 'DELETED', 'REJECTED')),
      constraint entries_cid check (octet_length(cid) = 32),
      constraint entries_cid_keyed check (cid is null or request_id is not null),
      constraint entries_cid_live check (cid is null or status not in ('DELETED', 'REJECTED'))
    );
    create unique index entries_one_live_key on entries (key_type, key_value)
      where status not in ('DELETED', 'REJECTED');

    comment on table entries is 'One row a key that is or was held here, as the directory shows it.';
    comment on column entries.status is 'The directory''s states, and of ours: INACTIVE (a deletion waits), REJECTED (the directory refused it).';
    comment on column entries.request_id is 'The RequestId that created the entry at the directory; it keys the CID. Null where the Bridge does not tell it.';
    comment on column entries.cid is '32 bytes; null while the entry is not in the directory''s set.';
    comment on index entries_one_live_key is 'A key points to one account at a time.';
  `.execute(db);
}

async function createClaims(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table claims (
      claim_id text primary key,
      entry_id text not null,
      key_type text not null,
      key_value text not null,
      claim_type text not null,
      status text not null,
      claimer_ispb text not null,
      donor_ispb text not null,
      workflow_id text not null,
      run_token uuid not null,
      requested_by text,
      directory_claim_id text,
      create_request_id uuid not null,
      confirm_request_id uuid,
      complete_request_id uuid,
      cancel_request_id uuid,
      reason text,
      decided_by text,
      failure_type text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      ended_at timestamptz,
      constraint claims_key_type check (key_type in (${KEY_TYPES})),
      constraint claims_claim_type check (claim_type in ('OWNERSHIP', 'PORTABILITY')),
      constraint claims_status check (status in ('OPEN', 'WAITING_RESOLUTION', 'CONFIRMED',
        'COMPLETED', 'CANCELLED', 'EXPIRED', 'FAILED')),
      constraint claims_claimer_ispb check (claimer_ispb ~ ${ISPB}),
      constraint claims_donor_ispb check (donor_ispb ~ ${ISPB}),
      constraint claims_portability_moves check (claim_type <> 'PORTABILITY' or claimer_ispb <> donor_ispb),
      constraint claims_ended check (ended_at is null
        or status not in ('OPEN', 'WAITING_RESOLUTION', 'CONFIRMED'))
    );
    create unique index claims_one_open_per_key on claims (key_type, key_value)
      where status in ('OPEN', 'WAITING_RESOLUTION', 'CONFIRMED');
    create index claims_entry_id on claims (entry_id);

    comment on table claims is 'One row a claim that a ClaimWorkflow works or worked on.';
    comment on column claims.status is 'The directory''s states; EXPIRED: nobody decided in 30 days; FAILED: the run broke, see failure_type.';
    comment on column claims.workflow_id is 'The only workflow that may work on the claim while it is open.';
    comment on column claims.run_token is 'The run that works on it: the RequestId that this run chose for the creation.';
    comment on column claims.directory_claim_id is 'The Bridge''s id; null until it has answered.';
    comment on column claims.create_request_id is 'RequestIds are written before the call that uses them, so that a retry repeats them.';
    comment on index claims_one_open_per_key is 'The directory allows one open claim a key.';
  `.execute(db);
}
