import type { InfractionEventData, InfractionStatus } from '@conn-dict/contracts';
import { CancelledFailure } from '@temporalio/common';
import { expect } from 'vitest';
import type { StormRun } from './infraction-storm.js';
import type { WorkerSlice } from './worker-slice.js';

/** The moves that the audit may show; an end is never left. */
const LEGAL: Readonly<Record<string, readonly string[]>> = {
  '': ['OPEN'],
  OPEN: ['UNDER_INVESTIGATION', 'RESOLVED', 'DISMISSED', 'EXPIRED', 'CANCELLED', 'FAILED'],
  UNDER_INVESTIGATION: ['ESCALATED', 'RESOLVED', 'DISMISSED', 'EXPIRED', 'CANCELLED', 'FAILED'],
  ESCALATED: ['RESOLVED', 'DISMISSED', 'EXPIRED', 'CANCELLED', 'FAILED'],
};
const AT_DIRECTORY: Readonly<Record<string, object>> = {
  RESOLVED: { status: 'CLOSED', analysisResult: 'AGREED' },
  DISMISSED: { status: 'CLOSED', analysisResult: 'DISAGREED' },
};

/**
 * Checks an investigation that is over: row, audit, evidence, report, events and result say the same. Answers its
 * state; nothing of one that was cancelled before it began.
 */
export async function checkEnd(
  slice: WorkerSlice,
  storm: StormRun,
): Promise<InfractionStatus | undefined> {
  const { infraction_id } = storm.input;
  const row = await slice.database.db
    .selectFrom('infractions')
    .select(['status'])
    .where('infraction_id', '=', infraction_id)
    .executeTakeFirst();
  if (!row) {
    await checkNeverBegun(slice, storm);
    return undefined;
  }
  const status = row.status as InfractionStatus;
  await checkResult(slice, storm, status);
  await checkAudit(slice, storm, status);
  checkReports(slice, storm, status);
  checkEvents(slice, storm, status);
  return status;
}

/** Cancelled before it had a row: nobody has heard of it, here or at the directory. */
async function checkNeverBegun(slice: WorkerSlice, { run, input }: StormRun): Promise<void> {
  await expect(slice.resultOf(run)).rejects.toMatchObject({
    cause: expect.any(CancelledFailure) as unknown,
  });
  expect(slice.events.filter(({ subject }) => subject === input.infraction_id)).toEqual([]);
  const reports = slice.simulator.directory.infractionReports();
  const { transaction_id = 'none' } = input;
  expect(reports.map(({ transactionId }) => transactionId)).not.toContain(transaction_id);
}

async function checkResult(slice: WorkerSlice, { run }: StormRun, status: InfractionStatus) {
  const result = await slice.resultOf(run).catch((error: unknown) => ({ error }));
  if (status === 'FAILED')
    expect(result).toMatchObject({ error: { cause: { type: 'Forbidden' } } });
  else if ('error' in (result as object)) expect(status).toBe('CANCELLED');
  else expect(result).toMatchObject({ status });
}

async function checkAudit(slice: WorkerSlice, { input, owed }: StormRun, status: InfractionStatus) {
  const { db } = slice.database;
  const rows = await db
    .selectFrom('infraction_audit')
    .select(['action', 'from_status', 'to_status'])
    .where('infraction_id', '=', input.infraction_id)
    .orderBy('audit_id')
    .execute();
  const moves = rows.filter(({ action }) => action !== 'EVIDENCE_ADDED');
  let at = '';
  for (const { from_status, to_status } of moves) {
    expect(from_status ?? '').toBe(at);
    expect(LEGAL[at]).toContain(to_status);
    at = to_status;
  }
  expect(at).toBe(status);
  const evidence = await db
    .selectFrom('infraction_evidence')
    .select('url')
    .where('infraction_id', '=', input.infraction_id)
    .execute();
  expect(rows.length - moves.length).toBe(evidence.length);
  const urls = evidence.map(({ url }) => url);
  if (status !== 'FAILED') expect(urls).toEqual(expect.arrayContaining([...owed]));
}

function checkReports(slice: WorkerSlice, { input }: StormRun, status: InfractionStatus): void {
  if (input.transaction_id === undefined) return;
  const reports = slice.simulator.directory
    .infractionReports()
    .filter(({ transactionId }) => transactionId === input.transaction_id);
  expect(reports.length).toBeLessThanOrEqual(1);
  const wanted = AT_DIRECTORY[status] ?? { status: 'CANCELLED' };
  if (status !== 'FAILED' || reports.length > 0) expect(reports).toMatchObject([wanted]);
}

function checkEvents(slice: WorkerSlice, { input }: StormRun, status: InfractionStatus): void {
  const events = slice.events.filter(({ subject }) => subject === input.infraction_id);
  const ends = ['RESOLVED', 'DISMISSED', 'EXPIRED', 'CANCELLED', 'FAILED'];
  const told = new Set(
    events
      .filter(({ data }) => ends.includes((data as InfractionEventData).status))
      .map(({ id }) => id),
  );
  expect([...told]).toHaveLength(1);
  expect((events.at(-1)?.data as InfractionEventData).status).toBe(status);
}
