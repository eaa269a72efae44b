// Proves on a real PostgreSQL that each address is stored once with its audit, that a repeat gets the first answer, and that an end takes nothing.
import { randomUUID } from 'node:crypto';
import { EVIDENCE_BATCH_MAX, INFRACTION_ENDS } from '@conn-dict/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  InfractionStore,
  newInfraction,
  refOf,
  untilItHolds,
  type NewInfraction,
} from '../../test/infraction-store.js';
import type { InfractionRef, InfractionRepository } from '../ports.js';

const NO_ROW = { type: 'StorageConflict', code: 'NO_ROW' };
const urlOf = (name: string | number) => `https://evidence.example.com/${name}`;
const pieceOf = (token: string, url: string | number = token) => ({
  token,
  evidenceUrl: urlOf(url),
});

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

type Piece = Parameters<InfractionRepository['addEvidence']>[0]['evidence'][number];
const add = (...evidence: Piece[]) => repository.addEvidence({ ...ref, evidence });
const added = async (...evidence: Piece[]) => {
  const answer = await add(...evidence);
  return { ...answer, added: answer.added.toSorted() };
};

describe('a batch of evidence', () => {
  it('is stored with who brought it and what it shows, and audited piece by piece', async () => {
    const full = { ...pieceOf('signal-1'), uploadedBy: 'agent-7', description: 'a screenshot' };
    expect(await added(full, pieceOf('signal-2'))).toEqual({
      added: ['signal-1', 'signal-2'],
      evidenceCount: 2,
    });
    const stored = await store.evidence(infraction);
    expect(stored.toSorted((a, b) => a.url.localeCompare(b.url))).toMatchObject([
      { url: urlOf('signal-1'), uploaded_by: 'agent-7', description: 'a screenshot' },
      { url: urlOf('signal-2'), uploaded_by: null, description: null },
    ]);
    const [, ...audit] = await store.audit(infraction);
    expect(audit.map(({ actor }) => actor).toSorted()).toEqual(['agent-7', 'unnamed']);
    for (const row of audit)
      expect(row).toMatchObject({
        action: 'EVIDENCE_ADDED',
        from_status: 'OPEN',
        to_status: 'OPEN',
        reason: null,
      });
  });

  it('moves nothing: the row stands where it stood', async () => {
    await repository.startInvestigation({ ...ref, actor: 'agent-7' });
    const before = await store.row(infraction);
    await add(pieceOf('signal-1'));
    expect(await store.row(infraction)).toEqual(before);
  });

  it('stores an address that comes twice in it once, for the first that brought it', async () => {
    expect(await added(pieceOf('signal-1', 'a'), pieceOf('signal-2', 'a'))).toEqual({
      added: ['signal-1'],
      evidenceCount: 1,
    });
    expect(await store.actions(infraction)).toEqual(['OPENED', 'EVIDENCE_ADDED']);
  });

  it('gives the first answer to a repeat, alone or among others, and writes nothing more', async () => {
    const first = await added(pieceOf('signal-1'), pieceOf('signal-2'));
    const before = await everything();
    expect(await added(pieceOf('signal-1'), pieceOf('signal-2'))).toEqual(first);
    expect(await everything()).toEqual(before);
    expect(await added(pieceOf('signal-2'), pieceOf('signal-3'))).toEqual({
      added: ['signal-2', 'signal-3'],
      evidenceCount: 3,
    });
  });

  it('adds nothing where another message brought the address before', async () => {
    await add(pieceOf('signal-1', 'a'));
    const before = await everything();
    expect(await added(pieceOf('signal-2', 'a'))).toEqual({ added: [], evidenceCount: 1 });
    expect(await everything()).toEqual(before);
  });

  it('adds nothing where the report came with the address', async () => {
    const each = newInfraction({ evidenceUrls: [urlOf('a')] });
    await repository.open(each);
    const batch = {
      ...refOf(each),
      evidence: [pieceOf('signal-0', 'a'), pieceOf('signal-1', 'b')],
    };
    expect(await repository.addEvidence(batch)).toEqual({ added: ['signal-1'], evidenceCount: 2 });
  });

  it('takes addresses to the letter', async () => {
    const urls = ['https://e.example.com/a', 'https://e.example.com/A', 'https://E.example.com/a'];
    const evidence = urls.map((evidenceUrl, place) => ({ token: `signal-${place}`, evidenceUrl }));
    expect(await add(...evidence)).toMatchObject({ evidenceCount: 3 });
  });

  it('keeps the same address of another infraction apart', async () => {
    const other = newInfraction();
    await repository.open(other);
    await add(pieceOf('signal-1', 'a'));
    const batch = { ...refOf(other), evidence: [pieceOf('signal-1', 'a')] };
    expect(await repository.addEvidence(batch)).toEqual({ added: ['signal-1'], evidenceCount: 1 });
  });

  it("does not take a later run's message for one of an earlier run with the same name", async () => {
    await add(pieceOf('signal-1', 'a'));
    const later = { ...infraction, runToken: randomUUID() };
    await repository.open(later);
    const batch = { ...refOf(later), evidence: [pieceOf('signal-1', 'a')] };
    expect(await repository.addEvidence(batch)).toEqual({ added: [], evidenceCount: 1 });
  });

  it('is not for a run that does not have the row', async () => {
    const before = await everything();
    for (const other of [
      { ...ref, runToken: randomUUID() },
      { ...ref, infractionId: 'unknown' },
    ])
      await expect(
        repository.addEvidence({ ...other, evidence: [pieceOf('signal-1')] }),
      ).rejects.toMatchObject(NO_ROW);
    expect(await everything()).toEqual(before);
  });
});

describe('after the end', () => {
  const endings = [
    ...INFRACTION_ENDS.map(
      (status) =>
        [
          status,
          () => repository.end({ ...ref, status, endedAt: new Date(), actor: 'agent-7' }),
        ] as const,
    ),
    ['FAILED', () => repository.recordFailure({ ...ref, failureType: 'Forbidden' })] as const,
  ];

  it.each(endings)('%s takes nothing more, and still knows what it had taken', async (_, end) => {
    await add(pieceOf('signal-1'));
    await end();
    const before = await everything();
    expect(await added(pieceOf('signal-1'), pieceOf('signal-2'))).toEqual({
      added: ['signal-1'],
      evidenceCount: 1,
    });
    expect(await everything()).toEqual(before);
  });

  it('an end that comes at the same moment has all of the batch before it, or none after it', async () => {
    for (let round = 0; round < 30; round++) {
      const each = newInfraction();
      await repository.open(each);
      const evidence = Array.from({ length: 10 }, (_, place) => pieceOf(`signal-${place}`));
      const [answer] = await Promise.all([
        repository.addEvidence({ ...refOf(each), evidence }),
        repository.end({
          ...refOf(each),
          status: 'RESOLVED',
          endedAt: new Date(),
          actor: 'agent-7',
        }),
      ]);
      const actions = await store.actions(each);
      expect(actions.at(-1)).toBe('RESOLVED');
      expect(await store.evidence(each)).toHaveLength(answer.evidenceCount);
      expect([0, 10]).toContain(answer.evidenceCount);
      expect(answer.added).toHaveLength(answer.evidenceCount);
    }
  });
});

describe('batches at once', () => {
  it('are the same one: both attempts get its answer', async () => {
    const evidence = Array.from({ length: 10 }, (_, place) => pieceOf(`signal-${place}`));
    for (let round = 0; round < 20; round++) {
      const each = newInfraction();
      await repository.open(each);
      const attempt = () => repository.addEvidence({ ...refOf(each), evidence });
      const answers = await Promise.all(Array.from({ length: 4 }, () => untilItHolds(attempt)));
      for (const answer of answers) {
        expect(answer.evidenceCount).toBe(10);
        expect(answer.added.toSorted()).toEqual(evidence.map(({ token }) => token).toSorted());
      }
      expect(await store.actions(each)).toHaveLength(11);
    }
  });

  it('of four writers store a thousand addresses once each, each for one of them', async () => {
    const urls = Array.from({ length: 1_000 }, (_, place) => place);
    const tokens = await Promise.all(
      [0, 1, 2, 3].map(async (writer) => {
        // Each brings all of them, from another place on, so that they meet.
        const own = [...urls.slice(writer * 250), ...urls.slice(0, writer * 250)];
        const all: string[] = [];
        for (let from = 0; from < own.length; from += EVIDENCE_BATCH_MAX) {
          const batch = own
            .slice(from, from + EVIDENCE_BATCH_MAX)
            .map((url) => pieceOf(`writer-${writer}-${url}`, url));
          all.push(...(await untilItHolds(() => add(...batch))).added);
        }
        return all;
      }),
    );
    const places = tokens.flat().map((token) => Number(token.split('-')[2]));
    expect(places.toSorted((a, b) => a - b)).toEqual(urls);
    const stored = await store.evidence(infraction);
    expect(stored.map(({ url }) => url).toSorted()).toEqual(urls.map(urlOf).toSorted());
    expect(await store.actions(infraction)).toEqual([
      'OPENED',
      ...urls.map(() => 'EVIDENCE_ADDED'),
    ]);
    expect(await add(pieceOf('writer-0-0', 0))).toMatchObject({ evidenceCount: 1_000 });
  });
});

const everything = async () => [
  await store.row(infraction),
  await store.audit(infraction),
  await store.evidence(infraction),
];
