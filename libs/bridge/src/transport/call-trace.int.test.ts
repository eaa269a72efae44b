// Proves over real TCP that a trace is told of each call, goes along with it, and hears once how it ended.
import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answers, refuses, startBridgeServer, streams } from '../../test/bridge-server.js';
import { collect } from '../../test/collect.js';
import { NEW_CLAIM, OPENED_CLAIM } from '../../test/samples.js';
import { cidOf, PARTICIPANT } from '../../test/reconciliation-samples.js';
import type { BridgeClient } from '../bridge-client.js';
import { createBridgeClient } from '../create-bridge-client.js';
import type { CreateClaimRequest, CreateClaimResponse } from '../proto.js';
import type { CallEnd, TracedCall } from './call-trace.js';

const TRACEPARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const FILE = { participantIspb: PARTICIPANT, fileId: 'F-1' };

const running: { stop(): void }[] = [];
let calls: TracedCall[];
let ends: CallEnd[];
beforeEach(() => {
  calls = [];
  ends = [];
});
afterEach(() => running.splice(0).forEach((each) => each.stop()));

async function connect(
  services: Parameters<typeof startBridgeServer>[0],
  timeoutMs = 20_000,
): Promise<BridgeClient> {
  const server = await startBridgeServer(services);
  const client = createBridgeClient({
    address: server.address,
    timeoutMs,
    traceCall(call) {
      calls.push(call);
      return { headers: { traceparent: TRACEPARENT }, ended: (end) => ends.push(end) };
    },
  });
  running.push({ stop: () => client.close() }, server);
  return client;
}

describe('a call', () => {
  it('is named by service and method, carries the trace, and ends as OK', async () => {
    const heard: unknown[] = [];
    const createClaim = answers<CreateClaimRequest, CreateClaimResponse>((_request, call) => {
      heard.push(...call.metadata.get('traceparent'));
      return OPENED_CLAIM;
    });
    await (await connect({ bridge: { createClaim } })).createClaim(NEW_CLAIM);
    expect(calls).toEqual([{ service: 'dict.bridge.v1.BridgeService', method: 'CreateClaim' }]);
    expect(heard).toEqual([TRACEPARENT]);
    expect(ends).toEqual([{ statusCode: status.OK }]);
  });

  it('ends with the status and the type of its refusal', async () => {
    const createClaim = refuses({ code: status.PERMISSION_DENIED, details: 'Ana Exemplo' });
    const client = await connect({ bridge: { createClaim } });
    await expect(client.createClaim(NEW_CLAIM)).rejects.toThrow('Forbidden');
    expect(ends).toEqual([{ statusCode: status.PERMISSION_DENIED, errorType: 'Forbidden' }]);
  });

  it('ends at its deadline', async () => {
    const client = await connect({ bridge: { createClaim: () => undefined } }, 100);
    await expect(client.createClaim(NEW_CLAIM)).rejects.toThrow();
    const errorType = 'BridgeUnavailable';
    expect(ends).toEqual([{ statusCode: status.DEADLINE_EXCEEDED, errorType }]);
  });

  it('that is not made is none', async () => {
    const client = await connect({});
    const signal = AbortSignal.abort();
    await expect(client.createClaim(NEW_CLAIM, { signal })).rejects.toThrow();
    expect(calls).toEqual([]);
  });
});

describe('a stream', () => {
  const chunks = () => [1, 2, 3].map((n) => ({ offsetBytes: (n - 1) * 32, data: cidOf(n) }));

  it('is one call, from its first message to its last', async () => {
    const client = await connect({ reconciliation: { downloadCidSetFile: streams(chunks) } });
    await collect(client.downloadCidSetFile(FILE));
    expect(calls.map(({ method }) => method)).toEqual(['DownloadCidSetFile']);
    expect(ends).toEqual([{ statusCode: status.OK }]);
  });

  it('that its reader leaves has been cancelled, and did not fail', async () => {
    const client = await connect({ reconciliation: { downloadCidSetFile: streams(chunks) } });
    for await (const _chunk of client.downloadCidSetFile(FILE)) break;
    expect(ends).toEqual([{ statusCode: status.CANCELLED }]);
  });

  it('that breaks ends with why', async () => {
    const broken = streams(chunks, { code: status.UNAVAILABLE });
    const client = await connect({ reconciliation: { downloadCidSetFile: broken } });
    await expect(collect(client.downloadCidSetFile(FILE))).rejects.toThrow();
    expect(ends).toEqual([{ statusCode: status.UNAVAILABLE, errorType: 'BridgeUnavailable' }]);
  });
});
