import { sql, type Kysely } from 'kysely';

/** What a sync keeps: the differences that it found, when both sides were last equal, and its reports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await coverLiveCids(db);
  await createDifferences(db);
  await createReports(db);
}

/** A sync reads the live CIDs of a bucket from the index alone. */
async function coverLiveCids(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table entry_cids
      drop constraint entry_cids_pkey,
      add constraint entry_cids_pkey primary key (participant, key_type, cid) include (removed_at)
  `.execute(db);
}

async function createDifferences(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sync_differences (
      report_id uuid not null,
      participant text not null,
      key_type text not null,
      side text not null,
      cid bytea not null,
      state text not null default 'FOUND',
      kind text,
      found_at timestamptz not null default now(),
      settled_at timestamptz,
      constraint sync_differences_pkey primary key (report_id, key_type, side, cid),
      constraint sync_differences_side check (side in ('THERE', 'HERE')),
      constraint sync_differences_state
        check (state in ('FOUND', 'EXAMINED', 'REPAIRED', 'PAIRED', 'UNDER_WAY', 'GONE')),
      constraint sync_differences_kind check (kind in ('MISSING_HERE', 'MISSING_THERE', 'DIFFERENT')),
      constraint sync_differences_cid check (octet_length(cid) = 32)
    );
    create index sync_differences_age on sync_differences (participant, found_at);
    create table sync_points (
      participant text not null,
      key_type text not null,
      verified_at timestamptz not null,
      constraint sync_points_pkey primary key (participant, key_type)
    );

    comment on table sync_differences is 'One row a CID that a sync found on one side only, and what became of it. The lock of the row makes a repair happen once.';
    comment on column sync_differences.side is 'Which side has the CID: THERE is the directory.';
    comment on column sync_differences.state is 'FOUND; EXAMINED: still one when it was looked at again; REPAIRED; PAIRED: the other CID of a key with other content; UNDER_WAY: left to the workflow that is at work; GONE: no difference any more.';
    comment on table sync_points is 'When the directory last said that a participant''s entries of a key type are the same on both sides, by its clock.';
  `.execute(db);
}

async function createReports(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sync_reports (
      report_id uuid primary key,
      participant text not null,
      workflow_id text not null,
      sync_type text not null,
      dry_run boolean not null,
      outcome text not null,
      differences bigint not null,
      key_types jsonb not null,
      approved_by text,
      failure_type text,
      started_at timestamptz not null,
      ended_at timestamptz not null,
      html text not null,
      constraint sync_reports_outcome check (outcome in ('IN_SYNC', 'REPAIRED', 'DIFFERENT', 'FAILED'))
    );
    create index sync_reports_trend on sync_reports (participant, ended_at desc);

    comment on table sync_reports is 'One row a sync that has ended.';
    comment on column sync_reports.html is 'The page of the report, self-contained.';
  `.execute(db);
}
