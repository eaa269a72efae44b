import { sql, type Kysely } from 'kysely';

/** What the workflows of an entry keep on its row: who works on it, with which RequestId, and how it ended. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table entries
      alter column key_value drop not null,
      add column directory_entry_id text,
      add column reason text,
      add column requested_by text,
      add column workflow_id text,
      add column run_token uuid,
      add column change_kind text,
      add column change_request_id uuid,
      add column change_digest bytea,
      add column failure_type text,
      add column deactivated_at timestamptz,
      add column ended_at timestamptz,
      add constraint entries_key_made check (key_value is not null
        or (key_type = 'EVP' and status in ('PENDING', 'REJECTED'))),
      add constraint entries_change_kind check (change_kind in ('CREATE', 'UPDATE', 'DELETE')),
      add constraint entries_change_owned check ((change_kind is null) = (change_request_id is null)
        and (change_kind is null or (workflow_id is not null and run_token is not null)));
    create index entries_account on entries (participant, account_number)
      where status not in ('DELETED', 'REJECTED');

    comment on column entries.key_value is 'Null of an EVP that the directory has not made.';
    comment on column entries.directory_entry_id is 'The Bridge''s id; null where entry_id is that.';
    comment on column entries.reason is 'The directory''s reason of the last operation.';
    comment on column entries.workflow_id is 'The workflow that works, or worked last, on the row; the only one that may while change_kind is set.';
    comment on column entries.run_token is 'The run that works, or worked last, on the row: the RequestId that it chose.';
    comment on column entries.change_kind is 'What is under way; null where nothing is.';
    comment on column entries.change_request_id is 'Written before the call that uses it, so that a retry repeats it.';
    comment on column entries.change_digest is 'SHA-256 of what an update asks for: only the same content takes its RequestId up.';
    comment on column entries.failure_type is 'Why the last run on the row broke; of a REJECTED entry, why it was refused.';
    comment on column entries.deactivated_at is 'Since when a deletion is under way or waits.';
    comment on column entries.ended_at is 'When it was deleted or rejected.';
    comment on index entries_account is 'Counts the keys of an account.';
  `.execute(db);
}
