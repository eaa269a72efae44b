// Proves on a real PostgreSQL that an infraction's row is opened once, is taken up only by who may, and holds its transaction alone.
import { randomUUID } from 'node:crypto';
import { OPEN_INFRACTION_STATUSES } from '@conn-dict/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  InfractionStore,
  newInfraction,
  newTransactionId,
  refOf,
  untilItHolds,
  type NewInfraction,
} from '../../test/infraction-store.js';
import type { InfractionRepository } from '../ports.js';

const URLS = ['https://evidence.example.com/1', 'https://evidence.example.com/2'] as const;
const AT_ONCE = 8;
const ROUNDS = 20;

let store: InfractionStore;
let repository: InfractionRepository;
let infraction: NewInfraction;
beforeAll(async () => {
  store = await InfractionStore.start();
  ({ repository } = store);
});
afterAll(() => store.stop());
beforeEach(() => {
  infraction = newInfraction();
});

const fail = (of: NewInfraction) =>
  repository.recordFailure({ ...refOf(of), failureType: 'Forbidden' });
const attempts = <T>(attempt: (place: number) => Promise<T>) =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, place) => attempt(place)));

describe('a new infraction', () => {
  it('is OPEN, holds what it was opened with, and has the token of its run as RequestId', async () => {
    const row = await repository.open(infraction);
    expect(row).toEqual({
      ...infraction,
      status: 'OPEN',
      createRequestId: infraction.runToken,
      evidenceCount: 0,
    });
    expect(await repository.find(refOf(infraction))).toEqual(row);
  });

  it('needs none of the fields that may be missing', async () => {
    const { relatedEntryId, relatedClaimId, reason, situationType, ...short } = infraction;
    expect([relatedEntryId, relatedClaimId, reason, situationType]).not.toContain(undefined);
    expect(await repository.open(short)).toEqual({
      ...short,
      status: 'OPEN',
      createRequestId: short.runToken,
      evidenceCount: 0,
    });
  });

  it('is the same for a repeat of the step, which writes nothing more', async () => {
    const first = await repository.open({ ...infraction, evidenceUrls: URLS });
    const before = [await store.audit(infraction), await store.evidence(infraction)];
    expect(await repository.open({ ...infraction, evidenceUrls: URLS })).toEqual(first);
    expect([await store.audit(infraction), await store.evidence(infraction)]).toEqual(before);
  });

  it('stores its first evidence, each address once, as its reporter brought it', async () => {
    const evidenceUrls = [...URLS, URLS[0]];
    expect(await repository.open({ ...infraction, evidenceUrls })).toMatchObject({
      evidenceCount: 2,
    });
    const stored = await store.evidence(infraction);
    expect(stored.map(({ url }) => url).toSorted()).toEqual([...URLS]);
    for (const piece of stored) expect(piece.uploaded_by).toBe(infraction.reporterIspb);
  });

  it('is opened once by attempts at once, with one audit', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const each = newInfraction({ evidenceUrls: URLS });
      for (const row of await attempts(() => untilItHolds(() => repository.open(each))))
        expect(row).toMatchObject({ status: 'OPEN', evidenceCount: 2 });
      expect(await store.actions(each)).toEqual(['OPENED', 'EVIDENCE_ADDED', 'EVIDENCE_ADDED']);
    }
  });

  it('tells an attempt that met another to come again, and nothing worse', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const each = newInfraction();
      const outcomes = await Promise.allSettled(
        Array.from({ length: AT_ONCE }, () => repository.open(each)),
      );
      for (const outcome of outcomes)
        if (outcome.status === 'rejected')
          expect(outcome.reason).toMatchObject({
            type: 'StorageUnavailable',
            code: 'CONCURRENT_CHANGE',
          });
    }
  });
});

describe('an open infraction', () => {
  it('is taken up by a later run of its workflow, with the RequestId that it has', async () => {
    await repository.open(infraction);
    const later = { ...infraction, runToken: randomUUID() };
    expect(await repository.open(later)).toMatchObject({
      runToken: later.runToken,
      createRequestId: infraction.runToken,
    });
    expect(await store.actions(infraction)).toEqual(['OPENED']);
    await expect(repository.find(refOf(infraction))).rejects.toMatchObject({
      type: 'StorageConflict',
    });
  });

  it('keeps its report, its state and its escalation then, and forgets what was being decided', async () => {
    await repository.open(infraction);
    await repository.recordReport({ ...refOf(infraction), directoryReportId: 'report-1' });
    await repository.startInvestigation({ ...refOf(infraction), actor: 'agent-7' });
    await repository.escalate({ ...refOf(infraction), actor: 'agent-7' });
    await repository.beginEnd({
      ...refOf(infraction),
      decision: 'RESOLVE',
      fraudType: 'OTHER',
      notes: 'agreed',
      decidedBy: 'agent-7',
      endRequestId: randomUUID(),
    });
    const { escalated_at } = await store.row(infraction);
    await repository.open({ ...infraction, runToken: randomUUID() });
    expect(await store.row(infraction)).toMatchObject({
      status: 'ESCALATED',
      directory_report_id: 'report-1',
      escalated_at,
      decision: null,
      fraud_type: null,
      notes: null,
      decided_by: null,
    });
  });

  it('takes the new evidence of a run that takes it up, and audits it', async () => {
    await repository.open({ ...infraction, evidenceUrls: [URLS[0]] });
    const later = { ...infraction, runToken: randomUUID(), evidenceUrls: URLS };
    expect(await repository.open(later)).toMatchObject({ evidenceCount: 2 });
    expect(await store.actions(infraction)).toEqual(['OPENED', 'EVIDENCE_ADDED', 'EVIDENCE_ADDED']);
  });

  it('is left to the workflow that works on it', async () => {
    const first = await repository.open(infraction);
    const other = { ...infraction, workflowId: 'another', runToken: randomUUID() };
    expect(await repository.open({ ...other, evidenceUrls: URLS })).toEqual(first);
    expect(await repository.find(refOf(infraction))).toEqual(first);
    expect(await store.actions(infraction)).toEqual(['OPENED']);
  });
});

describe('an infraction id that is used', () => {
  it.each([
    ['key', 'ana@example.com'],
    ['type', 'OTHER'],
    ['description', 'Another story'],
    ['reporterIspb', '11111111'],
    ['reportedIspb', '22222222'],
    ['relatedEntryId', 'ENTRY-002'],
    ['relatedClaimId', 'TEST-002'],
    ['transactionId', 'E1234567820260131100000000000002'],
    ['reason', 'REFUND_CANCELLED'],
    ['situationType', 'COERCION'],
  ] as const)('stays as it is where %s differs, open or failed', async (field, value) => {
    const opened = await repository.open(infraction);
    const other = { ...infraction, [field]: value, runToken: randomUUID(), evidenceUrls: URLS };
    expect(await repository.open(other)).toEqual(opened);
    await fail(infraction);
    expect(await repository.open(other)).toMatchObject({
      status: 'FAILED',
      runToken: infraction.runToken,
    });
    expect(await store.actions(infraction)).toEqual(['OPENED', 'FAILED']);
    expect(await store.evidence(infraction)).toEqual([]);
  });

  it.each(['RESOLVED', 'DISMISSED', 'EXPIRED', 'CANCELLED'] as const)(
    'keeps its end: one that is %s is never opened anew',
    async (status) => {
      const endedAt = new Date('2026-03-01T10:20:30.456Z');
      await repository.open(infraction);
      await repository.end({ ...refOf(infraction), status, endedAt, actor: 'agent-7' });
      const later = { ...infraction, runToken: randomUUID(), evidenceUrls: URLS };
      expect(await repository.open(later)).toMatchObject({
        status,
        endedAt,
        runToken: infraction.runToken,
      });
      expect(await store.evidence(infraction)).toEqual([]);
      expect(await store.actions(infraction)).toEqual(['OPENED', status]);
    },
  );
});

describe('a failed infraction', () => {
  it('is opened anew by any workflow, with a RequestId of its own and nothing of the failed try', async () => {
    await repository.open(infraction);
    await repository.recordReport({ ...refOf(infraction), directoryReportId: 'report-1' });
    await repository.startInvestigation({ ...refOf(infraction), actor: 'agent-7' });
    await repository.escalate({ ...refOf(infraction), actor: 'agent-7' });
    await fail(infraction);
    const later = { ...infraction, runToken: randomUUID(), workflowId: 'a later one' };
    expect(await repository.open(later)).toEqual({
      ...later,
      status: 'OPEN',
      createRequestId: later.runToken,
      evidenceCount: 0,
    });
    expect(await store.row(infraction)).toMatchObject({
      failure_type: null,
      ended_at: null,
      escalated_at: null,
      directory_report_id: null,
    });
    const [, , , , again] = await store.audit(infraction);
    expect(again).toMatchObject({ action: 'OPENED', from_status: 'FAILED', to_status: 'OPEN' });
  });

  it('keeps the evidence that it had', async () => {
    await repository.open({ ...infraction, evidenceUrls: URLS });
    await fail(infraction);
    const later = { ...infraction, runToken: randomUUID() };
    expect(await repository.open(later)).toMatchObject({ evidenceCount: 2 });
  });

  it('is opened anew once by attempts at once', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const each = newInfraction();
      await repository.open(each);
      await fail(each);
      const later = { ...each, runToken: randomUUID(), evidenceUrls: URLS };
      for (const row of await attempts(() => untilItHolds(() => repository.open(later))))
        expect(row).toMatchObject({ status: 'OPEN', runToken: later.runToken, evidenceCount: 2 });
      const added = ['OPENED', 'EVIDENCE_ADDED', 'EVIDENCE_ADDED'];
      expect(await store.actions(each)).toEqual(['OPENED', 'FAILED', ...added]);
    }
  });

  it('goes to one of several workflows that want it at once', async () => {
    await repository.open(infraction);
    await fail(infraction);
    const wants = await attempts(async (place) => {
      const later = { ...infraction, runToken: randomUUID(), workflowId: `later-${place}` };
      const row = await untilItHolds(() => repository.open(later));
      return row.runToken === later.runToken;
    });
    expect(wants.filter(Boolean)).toHaveLength(1);
    expect(await store.actions(infraction)).toEqual(['OPENED', 'FAILED', 'OPENED']);
  });
});

describe('a transaction', () => {
  const alreadyReported = {
    type: 'InfractionReportAlreadyBeingProcessedForTransaction',
    fault: { field: 'transaction_id' },
  };
  let transactionId: string;
  let first: NewInfraction;
  beforeEach(() => {
    transactionId = newTransactionId();
    first = newInfraction({ transactionId });
  });

  it('has one open infraction of many at once; the others are refused and leave nothing', async () => {
    const all = Array.from({ length: 50 }, () => newInfraction({ transactionId }));
    const outcomes = await Promise.allSettled(all.map((each) => repository.open(each)));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(49);
    for (const { reason } of refused as PromiseRejectedResult[])
      expect(reason).toMatchObject(alreadyReported);
    const rows = store.database.db.selectFrom('infractions').select('infraction_id');
    expect(await rows.where('transaction_id', '=', transactionId).execute()).toHaveLength(1);
  });

  it('never refuses attempts at the same infraction', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const each = newInfraction({ transactionId: newTransactionId() });
      await attempts(() => untilItHolds(() => repository.open(each)));
      expect(await store.actions(each)).toEqual(['OPENED']);
    }
  });

  it.each(OPEN_INFRACTION_STATUSES)('is taken while its infraction is %s', async (status) => {
    await repository.open(first);
    if (status !== 'OPEN')
      await repository.startInvestigation({ ...refOf(first), actor: 'agent-7' });
    if (status === 'ESCALATED') await repository.escalate({ ...refOf(first), actor: 'agent-7' });
    expect(await store.row(first)).toMatchObject({ status });
    await expect(repository.open(newInfraction({ transactionId }))).rejects.toMatchObject(
      alreadyReported,
    );
  });

  it('is free again once its infraction has ended or failed', async () => {
    await repository.open(first);
    await fail(first);
    const second = newInfraction({ transactionId });
    expect(await repository.open(second)).toMatchObject({ status: 'OPEN' });
    await repository.end({
      ...refOf(second),
      status: 'DISMISSED',
      endedAt: new Date(),
      actor: 'agent-7',
    });
    expect(await repository.open(newInfraction({ transactionId }))).toMatchObject({
      status: 'OPEN',
    });
  });

  it('refuses a failed infraction that comes again while another one has it', async () => {
    await repository.open(first);
    await fail(first);
    await repository.open(newInfraction({ transactionId }));
    await expect(repository.open({ ...first, runToken: randomUUID() })).rejects.toMatchObject(
      alreadyReported,
    );
    expect(await store.row(first)).toMatchObject({ status: 'FAILED', run_token: first.runToken });
  });

  it('is no matter of infractions without one', async () => {
    await repository.open(newInfraction());
    expect(await repository.open(newInfraction())).toMatchObject({ status: 'OPEN' });
  });
});
