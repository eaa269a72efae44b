// Proves on a real PostgreSQL that each move of a row happens once, from where it may, for the run that has it, and that an end stays.
import { randomUUID } from 'node:crypto';
import {
  INFRACTION_ENDS,
  INFRACTION_STATUSES,
  OPEN_INFRACTION_STATUSES,
  type InfractionStatus,
} from '@conn-dict/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  InfractionStore,
  newInfraction,
  refOf,
  type NewInfraction,
} from '../../test/infraction-store.js';
import type { InfractionRef, InfractionRepository } from '../ports.js';

const ENDED_AT = new Date('2026-03-01T10:20:30.456Z');
const LATER = new Date('2026-03-02T10:20:30.456Z');
const ACTOR = 'agent-7';
const NO_ROW = { type: 'StorageConflict', code: 'NO_ROW' };

let store: InfractionStore;
let repository: InfractionRepository;
let infraction: NewInfraction;
let ref: InfractionRef;
beforeAll(async () => {
  store = await InfractionStore.start();
  ({ repository } = store);
});
afterAll(() => store.stop());
beforeEach(async () => {
  infraction = newInfraction();
  ref = refOf(infraction);
  await repository.open(infraction);
});

const end = (of: InfractionRef, status: (typeof INFRACTION_ENDS)[number] = 'RESOLVED') =>
  repository.end({ ...of, status, endedAt: ENDED_AT, actor: ACTOR, why: 'agreed' });
const MOVES = {
  startInvestigation: {
    to: 'UNDER_INVESTIGATION',
    from: ['OPEN'],
    act: (of: InfractionRef) => repository.startInvestigation({ ...of, actor: ACTOR }),
    audit: { action: 'INVESTIGATION_STARTED', actor: ACTOR, reason: null },
  },
  escalate: {
    to: 'ESCALATED',
    from: ['UNDER_INVESTIGATION'],
    act: (of: InfractionRef) => repository.escalate({ ...of, actor: ACTOR, why: 'too big' }),
    audit: { action: 'ESCALATED', actor: ACTOR, reason: 'too big' },
  },
  end: {
    to: 'RESOLVED',
    from: OPEN_INFRACTION_STATUSES,
    act: (of: InfractionRef) => end(of),
    audit: { action: 'RESOLVED', actor: ACTOR, reason: 'agreed' },
  },
  recordFailure: {
    to: 'FAILED',
    from: OPEN_INFRACTION_STATUSES,
    act: (of: InfractionRef) => repository.recordFailure({ ...of, failureType: 'Forbidden' }),
    audit: { action: 'FAILED', actor: 'conn-dict-worker', reason: 'Forbidden' },
  },
} as const;
const MOVE_NAMES = Object.keys(MOVES) as (keyof typeof MOVES)[];
const FROM = MOVE_NAMES.flatMap((name) => MOVES[name].from.map((from) => [name, from] as const));
const NOT_FROM = MOVE_NAMES.flatMap((name) =>
  INFRACTION_STATUSES.filter((status) => !MOVES[name].from.some((from) => from === status)).map(
    (status) => [name, status] as const,
  ),
);

/** Brings the row to a state by the moves of the repository. */
async function bringTo(status: InfractionStatus): Promise<void> {
  const ended = INFRACTION_ENDS.find((each) => each === status);
  if (ended) await end(ref, ended);
  if (status === 'FAILED') await MOVES.recordFailure.act(ref);
  if (status === 'UNDER_INVESTIGATION' || status === 'ESCALATED')
    await MOVES.startInvestigation.act(ref);
  if (status === 'ESCALATED') await MOVES.escalate.act(ref);
}

const everything = async () => [
  await store.row(infraction),
  await store.audit(infraction),
  await store.evidence(infraction),
];

describe.each(FROM)('%s at %s', (name, from) => {
  const { act, to, audit } = MOVES[name];

  it('moves the row with one audit that says from where, who and why', async () => {
    await bringTo(from);
    const before = await store.audit(infraction);
    await act(ref);
    expect(await store.row(infraction)).toMatchObject({ status: to });
    const [added, ...more] = (await store.audit(infraction)).slice(before.length);
    expect(added).toMatchObject({ ...audit, from_status: from, to_status: to });
    expect(more).toEqual([]);
  });

  it('gives the first answer to a repeat, which changes nothing', async () => {
    await bringTo(from);
    const first = await act(ref);
    const before = await everything();
    expect(await act(ref)).toEqual(first);
    expect(await everything()).toEqual(before);
  });

  it('is not for a run that does not have the row', async () => {
    await bringTo(from);
    const before = await everything();
    for (const other of [
      { ...ref, runToken: randomUUID() },
      { ...ref, infractionId: 'unknown' },
    ])
      if (name === 'recordFailure') expect(await act(other)).toBe(false);
      else await expect(act(other)).rejects.toMatchObject(NO_ROW);
    expect(await everything()).toEqual(before);
  });

  it('happens once where eight attempts meet, and all get its answer', async () => {
    await bringTo(from);
    const before = await store.actions(infraction);
    const answers = await Promise.all(Array.from({ length: 8 }, () => act(ref)));
    for (const answer of answers) expect(answer).toEqual(await act(ref));
    expect(await store.actions(infraction)).toEqual([...before, audit.action]);
    expect(await store.row(infraction)).toMatchObject({ status: to });
  });
});

describe.each(NOT_FROM)('%s at %s', (name, status) => {
  it('leaves the row as it is, and answers where it stands', async () => {
    await bringTo(status);
    const before = await everything();
    const { ended_at } = await store.row(infraction);
    const standing = { status, ...(ended_at ? { endedAt: ended_at } : {}) };
    const answer = await MOVES[name].act(ref);
    expect(answer).toEqual(name === 'recordFailure' ? true : standing);
    expect(await everything()).toEqual(before);
  });
});

describe('what a move writes', () => {
  it('is the time of the escalation', async () => {
    await bringTo('ESCALATED');
    expect((await store.row(infraction)).escalated_at).toBeInstanceOf(Date);
  });

  it('is the time that the end was given, and the first one stays', async () => {
    expect(await end(ref, 'DISMISSED')).toEqual({ status: 'DISMISSED', endedAt: ENDED_AT });
    const again = { ...ref, status: 'RESOLVED', endedAt: LATER, actor: 'agent-8' } as const;
    expect(await repository.end(again)).toEqual({ status: 'DISMISSED', endedAt: ENDED_AT });
    expect(await store.actions(infraction)).toEqual(['OPENED', 'DISMISSED']);
  });

  it('is the type of the failure', async () => {
    await bringTo('FAILED');
    const row = await store.row(infraction);
    expect(row).toMatchObject({ failure_type: 'Forbidden' });
    expect(row.ended_at).toBeInstanceOf(Date);
  });
});

describe('moves that meet', () => {
  it('come to one of two ends, which both are told', async () => {
    for (let round = 0; round < 30; round++) {
      const each = newInfraction();
      await repository.open(each);
      const [one, other] = await Promise.all([
        end(refOf(each), 'RESOLVED'),
        repository.end({ ...refOf(each), status: 'EXPIRED', endedAt: LATER, actor: ACTOR }),
      ]);
      expect(one).toEqual(other);
      expect(await store.actions(each)).toEqual(['OPENED', one.status]);
    }
  });

  it('tell the audit in the order in which they happened', async () => {
    for (let round = 0; round < 30; round++) {
      const each = newInfraction();
      await repository.open(each);
      await repository.startInvestigation({ ...refOf(each), actor: ACTOR });
      await Promise.all([
        repository.escalate({ ...refOf(each), actor: ACTOR }),
        end(refOf(each)),
        repository.recordFailure({ ...refOf(each), failureType: 'Forbidden' }),
      ]);
      const audit = await store.audit(each);
      for (const [place, { from_status }] of audit.entries())
        expect(from_status).toBe(audit[place - 1]?.to_status ?? null);
      expect(await store.row(each)).toMatchObject({ status: audit.at(-1)?.to_status });
    }
  });

  it('find no row where another run takes it at that moment', async () => {
    for (let round = 0; round < 30; round++) {
      const each = newInfraction();
      await repository.open(each);
      const later = { ...each, runToken: randomUUID() };
      const [taken, started] = await Promise.allSettled([
        repository.open(later),
        repository.startInvestigation({ ...refOf(each), actor: ACTOR }),
      ]);
      if (started.status === 'rejected') expect(started.reason).toMatchObject(NO_ROW);
      else expect(started.value).toEqual({ status: 'UNDER_INVESTIGATION' });
      if (taken.status === 'rejected')
        expect(taken.reason).toMatchObject({ code: 'CONCURRENT_CHANGE' });
    }
  });
});

describe('what is noted before the directory is called', () => {
  const ending = () => ({
    ...ref,
    decision: 'RESOLVE' as const,
    fraudType: 'MULE_ACCOUNT' as const,
    notes: 'agreed',
    decidedBy: ACTOR,
    endRequestId: randomUUID(),
  });

  it('is the RequestId of the acknowledgement', async () => {
    const requestId = randomUUID();
    expect(await repository.beginInvestigation({ ...ref, requestId })).toMatchObject({
      status: 'OPEN',
    });
    expect(await store.row(infraction)).toMatchObject({ acknowledge_request_id: requestId });
  });

  it('is the decision with its RequestId', async () => {
    const { endRequestId, ...record } = ending();
    const row = await repository.beginEnd({ ...record, endRequestId });
    expect(row).toEqual(await repository.find(ref));
    expect(await store.row(infraction)).toMatchObject({
      status: 'OPEN',
      decision: 'RESOLVE',
      fraud_type: 'MULE_ACCOUNT',
      notes: 'agreed',
      decided_by: ACTOR,
      end_request_id: endRequestId,
    });
  });

  it('forgets the words of an earlier decision that was not carried out', async () => {
    await repository.beginEnd(ending());
    await repository.beginEnd({ ...ref, endRequestId: randomUUID() });
    expect(await store.row(infraction)).toMatchObject({
      decision: null,
      fraud_type: null,
      notes: null,
      decided_by: null,
    });
  });

  it("is the directory's id of the report", async () => {
    await repository.recordReport({ ...ref, directoryReportId: 'report-1' });
    expect(await repository.find(ref)).toMatchObject({ directoryReportId: 'report-1' });
  });

  it('answers the evidence that there is', async () => {
    const evidence = [{ token: 'signal-1', evidenceUrl: 'https://evidence.example.com/1' }];
    await repository.addEvidence({ ...ref, evidence });
    expect(await repository.beginEnd(ending())).toMatchObject({ evidenceCount: 1 });
  });

  const notes = {
    beginInvestigation: (of: InfractionRef) =>
      repository.beginInvestigation({ ...of, requestId: randomUUID() }),
    beginEnd: (of: InfractionRef) => repository.beginEnd({ ...ending(), ...of }),
    recordReport: (of: InfractionRef) =>
      repository.recordReport({ ...of, directoryReportId: 'report-2' }),
  };
  describe.each(Object.entries(notes))('%s', (_, note) => {
    it('writes nothing once the infraction is over', async () => {
      await end(ref);
      const before = await everything();
      await note(ref);
      expect(await everything()).toEqual(before);
    });

    it('is no change of state, and has no audit', async () => {
      await note(ref);
      expect(await store.actions(infraction)).toEqual(['OPENED']);
    });

    it('is not for a run that does not have the row', async () => {
      const before = await everything();
      await expect(note({ ...ref, runToken: randomUUID() })).rejects.toMatchObject(NO_ROW);
      expect(await everything()).toEqual(before);
    });
  });

  it('answers the end where the infraction ended at that moment', async () => {
    for (let round = 0; round < 30; round++) {
      const each = newInfraction();
      await repository.open(each);
      const [row] = await Promise.all([
        repository.beginEnd({ ...ending(), ...refOf(each) }),
        end(refOf(each)),
      ]);
      const stored = await store.row(each);
      const isNoted = stored.decision !== null;
      expect(row.endedAt === undefined).toBe(isNoted);
    }
  });
});
