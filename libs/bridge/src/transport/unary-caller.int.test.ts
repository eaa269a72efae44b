// Proves over real TCP that a call has its metadata, ends at its deadline or when told, and keeps to the limits.
import { EventEmitter, once } from 'node:events';
import { status, type Metadata } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { answers, refuses, startBridgeServer } from '../../test/bridge-server.js';
import {
  businessError,
  DECISION,
  NEW_CLAIM,
  OPENED_CLAIM,
  REQUEST_ID,
} from '../../test/samples.js';
import { createBridgeClient, type BridgeClientOptions } from '../create-bridge-client.js';
import {
  toStatusMetadata,
  type BridgeServiceServer,
  type CreateClaimRequest,
  type CreateClaimResponse,
} from '../proto.js';

const running: { stop(): void }[] = [];
afterEach(() => running.splice(0).forEach((each) => each.stop()));

async function connect(
  bridge: Partial<BridgeServiceServer>,
  options: Partial<BridgeClientOptions> = {},
) {
  const server = await startBridgeServer({ bridge });
  const client = createBridgeClient({ address: server.address, timeoutMs: 20_000, ...options });
  running.push({ stop: () => client.close() }, server);
  return { client, server };
}

describe('metadata', () => {
  async function metadataOf(headers?: Record<string, string>): Promise<Metadata> {
    const seen: Metadata[] = [];
    const createClaim = answers<CreateClaimRequest, CreateClaimResponse>((_request, call) => {
      seen.push(call.metadata);
      return OPENED_CLAIM;
    });
    const { client } = await connect(
      { createClaim },
      headers ? { traceCall: () => ({ headers, ended: () => undefined }) } : {},
    );
    await client.createClaim(NEW_CLAIM);
    return seen[0]!;
  }

  it('names the request and the trace, and nothing else of it', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const metadata = await metadataOf({ traceparent, tracestate: 'a=b', baggage: 'k=v' });
    expect(metadata.get('x-request-id')).toEqual([REQUEST_ID]);
    expect(metadata.get('traceparent')).toEqual([traceparent]);
    expect(metadata.get('tracestate')).toEqual(['a=b']);
    expect(metadata.get('baggage')).toEqual([]);
  });

  it('goes without a trace, and without what no header can carry', async () => {
    const metadata = await metadataOf({ traceparent: 'é\n', tracestate: 'x'.repeat(513) });
    expect(metadata.get('traceparent')).toEqual([]);
    expect(metadata.get('tracestate')).toEqual([]);
    expect((await metadataOf()).get('traceparent')).toEqual([]);
  });
});

describe('the end of a call that gets no answer', () => {
  const createClaim: BridgeServiceServer['createClaim'] = () => undefined;

  it("is the client's deadline", async () => {
    const { client } = await connect({ createClaim }, { timeoutMs: 100 });
    const call = client.createClaim(NEW_CLAIM, { timeoutMs: 60_000 });
    await expect(call).rejects.toMatchObject({
      type: 'BridgeUnavailable',
      details: { status: 'DEADLINE_EXCEEDED' },
    });
  });

  it('is its own deadline, when that is sooner', async () => {
    const { client } = await connect({ createClaim });
    await expect(client.createClaim(NEW_CLAIM, { timeoutMs: 100 })).rejects.toMatchObject({
      details: { status: 'DEADLINE_EXCEEDED' },
    });
  });

  it('is the abort of its signal, before or during the call', async () => {
    const calls = new EventEmitter();
    const arrived = once(calls, 'call');
    const { client } = await connect({ createClaim: () => calls.emit('call') });
    const abort = new AbortController();
    const call = client.createClaim(NEW_CLAIM, { signal: abort.signal });
    await Promise.race([arrived, call]);
    abort.abort();
    const cancelled = { type: 'BridgeUnavailable', details: { status: 'CANCELLED' } };
    await expect(call).rejects.toMatchObject(cancelled);
    await expect(client.createClaim(NEW_CLAIM, { signal: abort.signal })).rejects.toMatchObject(
      cancelled,
    );
  });

  it('is the close of the client, after which no call is made', async () => {
    const calls = new EventEmitter();
    const arrived = once(calls, 'call');
    const { client } = await connect({ createClaim: () => calls.emit('call') });
    const call = client.createClaim(NEW_CLAIM);
    await Promise.race([arrived, call]);
    client.close();
    await expect(call).rejects.toMatchObject({ type: 'BridgeUnavailable' });
    await expect(client.createClaim(NEW_CLAIM)).rejects.toMatchObject({
      type: 'BridgeUnavailable',
    });
  });
});

describe('refusals', () => {
  it("carry the directory's type and period over the wire", async () => {
    const notBefore = new Date('2026-12-01T12:30:00Z');
    const code = status.FAILED_PRECONDITION;
    const error = businessError(code, 'ClaimCompletionPeriodNotEnded', {
      not_before: notBefore.toISOString(),
    });
    const details = error.message;
    const completeClaim = refuses({ code, details, metadata: toStatusMetadata(error) });
    const { client } = await connect({ completeClaim });
    const failure = await client.completeClaim(DECISION).catch((reason: unknown) => reason);
    expect(failure).toMatchObject({
      type: 'ClaimCompletionPeriodNotEnded',
      repeat: 'later',
      details: { notBefore, status: 'FAILED_PRECONDITION' },
    });
    expect(String(failure)).not.toContain('secret');
  });
});

describe('limits', () => {
  it('stop a call before it is made', async () => {
    let calls = 0;
    const createClaim = answers(() => {
      calls += 1;
      return OPENED_CLAIM;
    });
    const limits = { claimWrites: { capacity: 2, refillPerMinute: 60 } };
    const { client } = await connect({ createClaim }, { limits, clock: () => 0 });
    await client.createClaim(NEW_CLAIM);
    await client.createClaim(NEW_CLAIM);
    const failure = await client.createClaim(NEW_CLAIM).catch((reason: unknown) => reason);
    expect(failure).toMatchObject({ type: 'RateLimited', details: { retryAfterMs: 1_000 } });
    expect(failure).not.toHaveProperty('details.status');
    expect(calls).toBe(2);
  });

  it('let the directory rest for as long as it asks, and go on then', async () => {
    const time = { nowMs: 0 };
    const code = status.RESOURCE_EXHAUSTED;
    const retryInfo = { retryDelay: { seconds: 7, nanos: 0 } };
    const metadata = toStatusMetadata(businessError(code, 'RateLimited'), retryInfo);
    let calls = 0;
    const createClaim: BridgeServiceServer['createClaim'] = (_call, callback) => {
      calls += 1;
      if (calls === 1) callback({ code, metadata });
      else callback(null, OPENED_CLAIM);
    };
    const { client } = await connect({ createClaim }, { clock: () => time.nowMs });
    const limited = { type: 'RateLimited', repeat: 'retry', details: { retryAfterMs: 7_000 } };
    await expect(client.createClaim(NEW_CLAIM)).rejects.toMatchObject(limited);
    await expect(client.createClaim(NEW_CLAIM)).rejects.toMatchObject({
      type: 'RateLimited',
      details: { retryAfterMs: 7_050 },
    });
    expect(calls).toBe(1);
    time.nowMs = 7_050;
    expect(await client.createClaim(NEW_CLAIM)).toMatchObject({ claimId: 'B-1' });
  });
});
