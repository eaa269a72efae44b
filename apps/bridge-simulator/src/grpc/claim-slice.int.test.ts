// Proves over real gRPC that a portability of the demo entry goes from start to end, and that a cancelled one changes nothing.
import { randomUUID } from 'node:crypto';
import { createBridgeClient, type BridgeClient } from '@conn-dict/bridge';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../index.js';

let simulator: Simulator;
let bridge: BridgeClient;

beforeEach(async () => {
  simulator = createSimulator({ demo: true });
  const { address } = await simulator.listen({ host: '127.0.0.1', port: 0 });
  bridge = createBridgeClient({ address, timeoutMs: 5_000 });
});

afterEach(async () => {
  bridge.close();
  await simulator.close();
});

async function openClaim(): Promise<string> {
  const entry = await bridge.getEntry('ENTRY-001');
  expect(entry).toMatchObject({ keyType: 'PHONE', status: 'ACTIVE' });
  const { claimId, status } = await bridge.createClaim({
    entryId: 'ENTRY-001',
    keyType: 'PHONE',
    key: entry?.key ?? '',
    claimType: 'PORTABILITY',
    claimerIspb: '12345678',
    donorIspb: '87654321',
    requestId: randomUUID(),
  });
  expect(status).toBe('OPEN');
  const notified = await bridge.notifyParticipant({
    kind: 'CLAIM_OPENED',
    participantIspb: '87654321',
    claimId,
    requestId: randomUUID(),
  });
  expect(notified).toBe('WAITING_RESOLUTION');
  return claimId;
}

describe('a portability of ENTRY-001', () => {
  it('moves the entry to the claimer when the donor confirms', async () => {
    const claimId = await openClaim();
    const before = await bridge.getEntry('ENTRY-001');
    const reason = 'USER_REQUESTED';
    expect(await bridge.confirmClaim({ claimId, reason, requestId: randomUUID() })).toBe(
      'CONFIRMED',
    );
    const requestId = randomUUID();
    expect(await bridge.completeClaim({ claimId, reason, requestId })).toMatchObject({
      status: 'COMPLETED',
    });
    const entry = await bridge.getEntry('ENTRY-001');
    expect(entry).toMatchObject({
      status: 'ACTIVE',
      requestId,
      account: { participant: '12345678' },
      owner: before?.owner,
    });
    expect(entry?.cid).not.toEqual(before?.cid);
    expect(await bridge.getClaim(claimId)).toMatchObject({ status: 'COMPLETED' });
  });

  it('leaves the entry as it is when it is cancelled', async () => {
    const before = await bridge.getEntry('ENTRY-001');
    const claimId = await openClaim();
    const cancelled = await bridge.cancelClaim({
      claimId,
      reason: 'USER_REQUESTED',
      requestId: randomUUID(),
    });
    expect(cancelled).toBe('CANCELLED');
    expect(await bridge.getEntry('ENTRY-001')).toEqual(before);
  });
});
