import { sql, type Kysely } from 'kysely';

const ISPB = sql.raw(`'^[0-9A-Z]{8}$'`);

/** Infractions with their evidence, and the audit of every change. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createInfractions(db);
  await createEvidence(db);
  await createAudit(db);
}

async function createInfractions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table infractions (
      infraction_id text primary key,
      key_value text not null,
      infraction_type text not null,
      description text not null,
      reporter_ispb text not null,
      reported_ispb text not null,
      related_entry_id text,
      related_claim_id text,
      transaction_id text,
      report_reason text,
      situation_type text,
      status text not null,
      workflow_id text not null,
      run_token uuid not null,
      directory_report_id text,
      create_request_id uuid not null,
      acknowledge_request_id uuid,
      end_request_id uuid,
      decision text,
      fraud_type text,
      decided_by text,
      notes text,
      failure_type text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      escalated_at timestamptz,
      ended_at timestamptz,
      constraint infractions_type check (infraction_type in ('FRAUD', 'ACCOUNT_CLOSED', 'INCORRECT_DATA',
        'UNAUTHORIZED_USE', 'DUPLICATE_KEY', 'OTHER')),
      constraint infractions_status check (status in ('OPEN', 'UNDER_INVESTIGATION', 'ESCALATED',
        'RESOLVED', 'DISMISSED', 'EXPIRED', 'CANCELLED', 'FAILED')),
      constraint infractions_reporter_ispb check (reporter_ispb ~ ${ISPB}),
      constraint infractions_reported_ispb check (reported_ispb ~ ${ISPB}),
      constraint infractions_two_parties check (reporter_ispb <> reported_ispb),
      constraint infractions_decision check (decision in ('RESOLVE', 'DISMISS')),
      constraint infractions_ended check ((ended_at is null)
        = (status in ('OPEN', 'UNDER_INVESTIGATION', 'ESCALATED')))
    );
    create unique index infractions_one_open_per_transaction on infractions (transaction_id)
      where status in ('OPEN', 'UNDER_INVESTIGATION', 'ESCALATED');
    create index infractions_open on infractions (created_at)
      where status in ('OPEN', 'UNDER_INVESTIGATION', 'ESCALATED');

    comment on index infractions_one_open_per_transaction is 'The directory works on one report a transaction.';
    comment on table infractions is 'One row an infraction that an InvestigateInfractionWorkflow works or worked on.';
    comment on column infractions.status is 'EXPIRED: nobody decided in 30 days; FAILED: the run broke, see failure_type.';
    comment on column infractions.run_token is 'The run that works on it, its continuations included: the RequestId that it chose for the report.';
    comment on column infractions.directory_report_id is 'The Bridge''s id of the report; null without a transaction, and until it has answered.';
    comment on column infractions.create_request_id is 'RequestIds are written before the call that uses them, so that a retry repeats them.';
    comment on column infractions.end_request_id is 'Of the call that closes or cancels the report.';
  `.execute(db);
}

async function createEvidence(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table infraction_evidence (
      infraction_id text not null references infractions,
      url_sha256 bytea not null,
      url text not null,
      uploaded_by text,
      description text,
      token text not null,
      added_at timestamptz not null default now(),
      primary key (infraction_id, url_sha256),
      constraint infraction_evidence_digest check (octet_length(url_sha256) = 32)
    );

    comment on table infraction_evidence is 'Where evidence can be read: each address once an infraction.';
    comment on column infraction_evidence.token is 'Names the message that brought it, so that a repeat of the step gives the first answer.';
  `.execute(db);
}

async function createAudit(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table infraction_audit (
      audit_id bigint generated always as identity primary key,
      infraction_id text not null references infractions,
      at timestamptz not null default clock_timestamp(),
      actor text not null,
      action text not null,
      from_status text,
      to_status text not null,
      reason text
    );
    create index infraction_audit_infraction on infraction_audit (infraction_id, audit_id);

    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit is only ever added to' using errcode = 'restrict_violation';
    end $$;
    create trigger infraction_audit_append_only
      before update or delete or truncate on infraction_audit
      for each statement execute function refuse_audit_change();

    comment on table infraction_audit is 'Who changed an infraction when, from what to what, and why; written in the transaction of the change.';
    comment on column infraction_audit.actor is 'A name from the message, an ISPB, conn-dict-worker (time, the end of a run) or dict (the directory).';
    comment on column infraction_audit.from_status is 'Null where the infraction begins.';
  `.execute(db);
}
