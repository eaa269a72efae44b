// Proves that a claim ends right where the directory refuses by its own rules: others decide there, clocks differ.
import { randomUUID } from 'node:crypto';
import type { Fault } from '@conn-dict/bridge-simulator';
import { CLAIM_TYPES, type ClaimType } from '@conn-dict/dict';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { endOf, eventsOf, type ClaimEnd } from '../test/claim-end.js';
import { CLAIMER, DECIDE, DONOR, ENDS, PATHS, type Path } from '../test/claim-paths.js';
import { startClaimSlice, type ClaimRun, type ClaimSlice } from '../test/claim-slice.js';
import { PATIENCE, holdHere, toClaimInput, waiting } from '../test/open-claims.js';
import { registerPhone } from '../test/register-phone.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** For two hundred pauses in 45 days: without a cache each is a replay of all that came before it. */
const REPLAYS_TIMEOUT_MS = 300_000;
const MOVED = `${CLAIMER} ACTIVE, as there`;

let slice: ClaimSlice;
beforeAll(async () => {
  slice = await startClaimSlice({ workflowCache: inject('workflowCache') });
});
afterAll(() => slice.stop());
beforeEach(() => slice.simulator.faults.clear());

const refuse = (entryId: string, fault: Fault) => slice.simulator.faults.add({ ...fault, entryId });
const claimOf = (entryId: string) =>
  slice.simulator.directory.claims().find((claim) => claim.entryId === entryId);

/** Starts a claim and waits until it waits. */
async function waitingClaim(claimType: ClaimType = 'PORTABILITY') {
  const entryId = await registerPhone(slice.bridgeAddress, DONOR);
  const run = await slice.start(toClaimInput(entryId, claimType));
  await waiting(slice, entryId);
  return { entryId, run };
}

async function ended(run: ClaimRun, entryId: string): Promise<ClaimEnd> {
  await slice.ended([run]);
  return await endOf(slice, run, entryId);
}

/** What the parties can do at the directory while we wait. */
const THERE = {
  async confirmed(claimId: string) {
    const requestId = randomUUID();
    await slice.bridge.confirmClaim({ claimId, reason: 'USER_REQUESTED', requestId });
  },
  async cancelled(claimId: string) {
    const requestId = randomUUID();
    await slice.bridge.cancelClaim({ claimId, reason: 'USER_REQUESTED', requestId });
  },
  async completed(claimId: string) {
    await THERE.confirmed(claimId);
    const requestId = randomUUID();
    await slice.bridge.completeClaim({ claimId, reason: 'USER_REQUESTED', requestId });
  },
};

/** Which path's end a claim has that was decided on another one there. */
function adopted(there: keyof typeof THERE, here: Path, claimType: ClaimType): Path {
  if (there === 'completed') return 'confirm';
  if (there === 'cancelled') return here === 'confirm' ? 'cancel' : here;
  // Confirmed: it goes on to its end, but for an ownership's claimer, who may still cancel for any reason.
  const isStillCancelled = claimType === 'OWNERSHIP' && here !== 'expire';
  return isStillCancelled ? here : 'confirm';
}

describe.each(CLAIM_TYPES)(
  'a claim of %s that the directory has decided meanwhile',
  (claimType) => {
    const cases = Object.keys(THERE).flatMap((there) =>
      PATHS.map((here) => [there as keyof typeof THERE, here] as const),
    );
    const seen = new Map<string, ClaimEnd>();
    beforeAll(async () => {
      const claims = await Promise.all(
        cases.map(async ([there, here]) => {
          const { entryId, run } = await waitingClaim(claimType);
          await THERE[there](claimOf(entryId)?.claimId ?? '');
          await DECIDE[here](run);
          return { name: `${there} ${here}`, entryId, run };
        }),
      );
      await slice.ended(claims.map(({ run }) => run));
      for (const { name, entryId, run } of claims) seen.set(name, await endOf(slice, run, entryId));
    });

    it.each(cases)('%s there, to %s here', (there, here) => {
      const end = ENDS[adopted(there, here, claimType)];
      const entryHere = end.directory === 'COMPLETED' ? MOVED : 'none';
      expect(seen.get(`${there} ${here}`)).toEqual({ ...end, entryHere });
    });
  },
);

/** Opens a claim at the directory, of which nothing is known here, and answers its id. */
async function openThere(entryId: string, claimerIspb: string, donorIspb = DONOR) {
  const { keyType, key } = slice.simulator.directory.entry(entryId) ?? {};
  if (!keyType || !key) throw new Error('no such entry');
  const requestId = randomUUID();
  const claimType = 'PORTABILITY';
  const parties = { claimType, claimerIspb, donorIspb } as const;
  const claim = await slice.bridge.createClaim({ entryId, keyType, key, ...parties, requestId });
  return claim.claimId;
}

/** Moves the key on at the directory by a claim of which nothing is known here, and a second later. */
async function movedOn(entryId: string, from: string, to: string): Promise<void> {
  slice.clock.aheadMs += 1000;
  const claimId = await openThere(entryId, to, from);
  const by = { claimId, requestId: randomUUID(), participantIspb: from };
  await slice.bridge.acknowledgeClaim(by);
  await THERE.completed(claimId);
}

describe('a claim that a second one overtakes before its entry is stored', () => {
  afterAll(() => void (slice.clock.aheadMs = 0));

  it.each([
    ['a third participant', '33333333'],
    ['its donor', DONOR],
  ])('ends as completed, and its entry is what the second has left: of %s', async (_, to) => {
    const { entryId, run } = await waitingClaim();
    refuse(entryId, { method: 'GetEntry', type: 'ServiceUnavailable' });
    await run.signal('confirm');
    const isCompleted = () => expect(claimOf(entryId)?.status).toBe('COMPLETED');
    await vi.waitFor(isCompleted, PATIENCE);
    await movedOn(entryId, CLAIMER, to);
    slice.simulator.faults.clear();
    const end = { ...ENDS.confirm, entryThere: `${to} ACTIVE` };
    expect(await ended(run, entryId)).toEqual({ ...end, entryHere: `${to} ACTIVE, as there` });
  });
});

describe('a claim that the directory does not open', () => {
  it('leaves the key to the claim of another participant', async () => {
    const entryId = await registerPhone(slice.bridgeAddress, DONOR);
    await openThere(entryId, '33333333');
    const run = await slice.start(toClaimInput(entryId, 'PORTABILITY'));
    expect(await ended(run, entryId)).toMatchObject({
      run: 'FAILED ClaimAlreadyExistsForKey',
      row: 'FAILED ClaimAlreadyExistsForKey',
      events: ['failed ClaimAlreadyExistsForKey'],
      directory: 'OPEN',
    });
  });

  it('is the one that is open there already, where it is the same: an answer was lost', async () => {
    const entryId = await registerPhone(slice.bridgeAddress, DONOR);
    await openThere(entryId, CLAIMER);
    const run = await slice.start(toClaimInput(entryId, 'PORTABILITY'));
    await waiting(slice, entryId);
    await run.signal('confirm');
    expect(await ended(run, entryId)).toEqual({ ...ENDS.confirm, entryHere: MOVED });
    expect(slice.simulator.directory.claims().filter((c) => c.entryId === entryId)).toHaveLength(1);
  });

  it('fails without a row where the directory has no such entry any more', async () => {
    const entryId = await registerPhone(slice.bridgeAddress, DONOR);
    await holdHere(slice, entryId);
    refuse(entryId, { method: 'GetEntry', type: 'NotFound' });
    const run = await slice.start(toClaimInput(entryId, 'PORTABILITY'));
    expect(await ended(run, entryId)).toMatchObject({
      run: 'FAILED ClaimKeyNotFound',
      row: 'none',
      events: [],
    });
  });
});

describe.each([-5, 0, 5])("with a directory whose clock is %i h ahead of the server's", (hours) => {
  beforeAll(() => void (slice.clock.aheadMs = hours * HOUR_MS));
  afterAll(() => void (slice.clock.aheadMs = 0));

  it('an ownership confirmed by default waits for the ends of both of its periods', async () => {
    const { entryId, run } = await waitingClaim('OWNERSHIP');
    await run.signal('confirm', { reason: 'DEFAULT_OPERATION' });
    const end = await ended(run, entryId);
    expect(end).toEqual({ ...ENDS.confirm, entryHere: MOVED });
    const { completionPeriodEndMs = Infinity, endedAtMs = 0 } = claimOf(entryId) ?? {};
    expect(endedAtMs).toBeGreaterThanOrEqual(completionPeriodEndMs);
    expect(endedAtMs).toBeLessThan(completionPeriodEndMs + DAY_MS);
  });

  it("a portability cancelled by default waits for the resolution period's end", async () => {
    const { entryId, run } = await waitingClaim('PORTABILITY');
    await run.signal('cancel', { reason: 'DEFAULT_OPERATION' });
    expect(await ended(run, entryId)).toEqual({ ...ENDS.cancel, entryHere: 'none' });
    const { resolutionPeriodEndMs = Infinity, endedAtMs = 0 } = claimOf(entryId) ?? {};
    expect(endedAtMs).toBeGreaterThanOrEqual(resolutionPeriodEndMs);
    expect(endedAtMs).toBeLessThan(resolutionPeriodEndMs + DAY_MS);
  });
});

describe('a completion whose answer was lost, then refused', () => {
  async function lostThenRefused() {
    const { entryId, run } = await waitingClaim();
    const method = 'CompleteClaim';
    refuse(entryId, { method, type: 'ServiceUnavailable', afterEffect: true, times: 1 });
    refuse(entryId, { method, type: 'Forbidden' });
    return { entryId, run };
  }

  it('is found out, and the claim ends as completed', async () => {
    const { entryId, run } = await lostThenRefused();
    await run.signal('confirm');
    expect(await ended(run, entryId)).toEqual({ ...ENDS.confirm, entryHere: MOVED });
  });

  it('is found out as soon as the directory answers again', async () => {
    const { entryId, run } = await lostThenRefused();
    refuse(entryId, { method: 'GetClaim', type: 'Forbidden', times: 3 });
    await run.signal('confirm');
    expect(await ended(run, entryId)).toEqual({
      ...ENDS.confirm,
      events: ['created', 'failed Forbidden', 'completed'],
      entryHere: MOVED,
    });
  });
});

describe('a directory that never gives in', () => {
  it('is asked three times where a claim stands, then the claim is taken back', async () => {
    const { entryId, run } = await waitingClaim();
    const fault = refuse(entryId, { method: 'CompleteClaim', type: 'ClaimOperationInvalid' });
    await run.signal('confirm');
    expect(await ended(run, entryId)).toMatchObject({
      run: 'FAILED ClaimOperationInvalid',
      row: 'FAILED ClaimOperationInvalid',
      events: ['created', 'failed ClaimOperationInvalid'],
      directory: 'CANCELLED',
    });
    expect(fault.hits).toBe(3);
  });

  it(
    'has its refusals told at once, and keeps the run at work on the open claim for 45 days',
    async () => {
      const { entryId, run } = await waitingClaim();
      const startedAtMs = await slice.environment.currentTimeMs();
      refuse(entryId, { method: 'CompleteClaim', type: 'TaxIdNumberBlocked' });
      refuse(entryId, { method: 'CancelClaim', type: 'Forbidden' });
      await run.signal('confirm');
      expect(await ended(run, entryId)).toMatchObject({
        run: 'FAILED TaxIdNumberBlocked',
        row: 'FAILED TaxIdNumberBlocked',
        events: ['created', 'failed TaxIdNumberBlocked'],
        directory: 'CONFIRMED',
      });
      const row = slice.database.db
        .selectFrom('claims')
        .selectAll()
        .where('entry_id', '=', entryId);
      const { directory_claim_id, ended_at } = await row.executeTakeFirstOrThrow();
      expect(directory_claim_id).toBe(claimOf(entryId)?.claimId);
      const days = ((await slice.environment.currentTimeMs()) - startedAtMs) / DAY_MS;
      expect(days).toBeGreaterThanOrEqual(45);
      expect(ended_at).toBeInstanceOf(Date);
    },
    REPLAYS_TIMEOUT_MS,
  );

  it(
    'keeps a completed claim completed, though its entry cannot be read',
    async () => {
      const { entryId, run } = await waitingClaim();
      refuse(entryId, { method: 'GetEntry', type: 'Forbidden' });
      await run.signal('confirm');
      expect(await ended(run, entryId)).toEqual({
        ...ENDS.confirm,
        run: 'FAILED Forbidden',
        row: 'COMPLETED Forbidden',
        entryHere: 'none',
      });
      expect(eventsOf(slice, entryId)).not.toContain('failed Forbidden');
    },
    REPLAYS_TIMEOUT_MS,
  );
});
