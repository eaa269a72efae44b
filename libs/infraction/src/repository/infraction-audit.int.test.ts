// Proves on a real PostgreSQL that the audit retells each infraction, is only ever added to, and is written with its change or not at all.
import { randomUUID } from 'node:crypto';
import { INFRACTION_ENDS } from '@conn-dict/contracts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  InfractionStore,
  newInfraction,
  refOf,
  type NewInfraction,
} from '../../test/infraction-store.js';
import type { InfractionRef, InfractionRepository } from '../ports.js';

const ACTOR = 'agent-7';
const URL = 'https://evidence.example.com/1';

let store: InfractionStore;
let repository: InfractionRepository;
let infraction: NewInfraction;
let ref: InfractionRef;
beforeAll(async () => {
  store = await InfractionStore.start();
  ({ repository } = store);
});
afterAll(() => store.stop());
beforeEach(() => {
  infraction = newInfraction();
  ref = refOf(infraction);
});

/** Whatever may be asked of the repository for one infraction, in any order. */
type Act = (of: NewInfraction) => Promise<unknown>;
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.constant<Act>((of) => repository.open(of)),
  fc.constant<Act>((of) => repository.open({ ...of, workflowId: 'another' })),
  fc.constant<Act>((of) => repository.open({ ...of, evidenceUrls: [URL] })),
  fc.constant<Act>((of) => repository.startInvestigation({ ...refOf(of), actor: ACTOR })),
  fc.constant<Act>((of) => repository.escalate({ ...refOf(of), actor: ACTOR })),
  fc.constant<Act>((of) =>
    repository.beginEnd({ ...refOf(of), decision: 'DISMISS', endRequestId: randomUUID() }),
  ),
  fc.constant<Act>((of) =>
    repository.recordFailure({ ...refOf(of), failureType: 'BridgeRefused' }),
  ),
  fc.nat(4).map(
    (place): Act =>
      (of) =>
        repository.addEvidence({
          ...refOf(of),
          evidence: [{ token: `signal-${place}`, evidenceUrl: `${URL}?${place}` }],
        }),
  ),
  fc.constantFrom(...INFRACTION_ENDS).map(
    (status): Act =>
      (of) =>
        repository.end({ ...refOf(of), status, endedAt: new Date(), actor: ACTOR }),
  ),
);

describe('the audit', () => {
  it('retells the row: each change begins where the one before it ended, up to where it stands', async () => {
    const anyActs = fc.array(anyAct, { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(anyActs, async (acts) => {
        const of = newInfraction();
        await repository.open(of);
        for (const act of acts) await act(of);
        const audit = await store.audit(of);
        let status: string | null = null;
        for (const { from_status, to_status } of audit) {
          expect(from_status).toBe(status);
          status = to_status;
        }
        expect(await store.row(of)).toMatchObject({ status });
        const pieces = audit.filter(({ action }) => action === 'EVIDENCE_ADDED');
        expect(await store.evidence(of)).toHaveLength(pieces.length);
        const moves = audit.filter(({ from_status, to_status }) => from_status !== to_status);
        expect(moves).toHaveLength(audit.length - pieces.length);
      }),
      { numRuns: 100 },
    );
  });

  it('names the reporter where it begins, and why in the word of the report', async () => {
    await repository.open({ ...infraction, evidenceUrls: [URL] });
    expect(await store.audit(infraction)).toMatchObject([
      {
        actor: infraction.reporterIspb,
        action: 'OPENED',
        from_status: null,
        to_status: 'OPEN',
        reason: infraction.type,
      },
      { actor: infraction.reporterIspb, action: 'EVIDENCE_ADDED', reason: null },
    ]);
  });

  it('has the time of each change, in their order', async () => {
    await repository.open(infraction);
    await repository.startInvestigation({ ...ref, actor: ACTOR });
    await repository.escalate({ ...ref, actor: ACTOR });
    const times = (await store.audit(infraction)).map(({ at }) => at.getTime());
    expect(times).toHaveLength(3);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it.each([
    ['update', sql`update infraction_audit set actor = 'nobody'`],
    ['update of no row', sql`update infraction_audit set actor = 'nobody' where false`],
    ['delete', sql`delete from infraction_audit`],
    ['truncate', sql`truncate infraction_audit`],
    ['truncate of all it refers to', sql`truncate infractions cascade`],
  ])('refuses an %s', async (_, statement) => {
    await repository.open(infraction);
    const before = await store.audit(infraction);
    await expect(statement.execute(store.database.db)).rejects.toMatchObject({
      type: 'StorageConflict',
      code: '23001',
    });
    expect(await store.audit(infraction)).toEqual(before);
  });

  it('keeps its infraction: one that was audited cannot be deleted', async () => {
    await repository.open(infraction);
    const deletion = store.database.db
      .deleteFrom('infractions')
      .where('infraction_id', '=', infraction.infractionId);
    await expect(deletion.execute()).rejects.toMatchObject({ code: '23503' });
    expect(await store.row(infraction)).toMatchObject({ status: 'OPEN' });
  });
});

describe('a change whose audit cannot be written', () => {
  const AUDITED = {
    startInvestigation: () => repository.startInvestigation({ ...ref, actor: ACTOR }),
    escalate: () => repository.escalate({ ...ref, actor: ACTOR }),
    addEvidence: () =>
      repository.addEvidence({ ...ref, evidence: [{ token: 'signal-1', evidenceUrl: URL }] }),
    end: () => repository.end({ ...ref, status: 'RESOLVED', endedAt: new Date(), actor: ACTOR }),
    recordFailure: () => repository.recordFailure({ ...ref, failureType: 'Forbidden' }),
  };

  it.each(Object.entries(AUDITED))('does not happen: %s', async (name, change) => {
    await repository.open(infraction);
    if (name === 'escalate') await AUDITED.startInvestigation();
    const before = await everything();
    await withoutAudit(() =>
      expect(change()).rejects.toMatchObject({ code: '23514', constraint: 'no_more_audit' }),
    );
    expect(await everything()).toEqual(before);
    await change();
    expect(await store.audit(infraction)).toHaveLength(before[1].length + 1);
  });

  it('does not happen: open', async () => {
    const opening = () => repository.open({ ...infraction, evidenceUrls: [URL] });
    await withoutAudit(() =>
      expect(opening()).rejects.toMatchObject({ constraint: 'no_more_audit' }),
    );
    expect(await repository.findFacts(infraction)).toEqual({});
    expect(await store.evidence(infraction)).toEqual([]);
    expect(await opening()).toMatchObject({ status: 'OPEN', evidenceCount: 1 });
  });

  it('does not happen: opening anew what had failed', async () => {
    await repository.open(infraction);
    await AUDITED.recordFailure();
    const before = await everything();
    await withoutAudit(() =>
      expect(repository.open({ ...infraction, runToken: randomUUID() })).rejects.toMatchObject({
        constraint: 'no_more_audit',
      }),
    );
    expect(await everything()).toEqual(before);
  });
});

/** Has PostgreSQL refuse every new row of the audit meanwhile. */
async function withoutAudit(work: () => Promise<void>): Promise<void> {
  const { db } = store.database;
  await sql`alter table infraction_audit add constraint no_more_audit check (false) not valid`.execute(
    db,
  );
  try {
    await work();
  } finally {
    await sql`alter table infraction_audit drop constraint no_more_audit`.execute(db);
  }
}

const everything = async (): Promise<[unknown, unknown[], unknown[]]> => [
  await store.row(infraction),
  await store.audit(infraction),
  await store.evidence(infraction),
];
