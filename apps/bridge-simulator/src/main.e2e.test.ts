// Proves the process: it tells where it listens, can be asked what it serves and how it is, stops with 0, and after a kill has all that it had answered.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, credentials } from '@grpc/grpc-js';
import { BridgeServiceService as bridge, ClaimStatus } from '@conn-dict/bridge/proto';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { runSimulator } from '../test/simulator-process.js';
import { createCall } from '../test/start-simulator.js';
import { claimRequest, waitingClaim } from '../test/wire-samples.js';
import { SimulatorControlService as control } from './index.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-process-'));
  return () => {
    rmSync(folder, { recursive: true });
  };
});

/** Bytes go out and come in as they are. */
const asIs = (value: Buffer): Buffer => value;

const HEALTH_CHECK = {
  path: '/grpc.health.v1.Health/Check',
  requestStream: false,
  responseStream: false,
  requestSerialize: asIs,
  requestDeserialize: asIs,
  responseSerialize: asIs,
  responseDeserialize: asIs,
} as const;

/** A HealthCheckResponse whose status is SERVING. */
const SERVING = Buffer.from([8, 1]);

describe('main', () => {
  it('tells where it listens, and stops with 0 on SIGTERM', async () => {
    const simulator = await runSimulator();
    const [line] = simulator.lines;
    expect(JSON.parse(line ?? '')).toMatchObject({ level: 'info', address: simulator.address });
    expect(await simulator.end('SIGTERM')).toBe(0);
    expect(simulator.lines).toHaveLength(1);
  });

  it('is healthy, and tells a client such as grpcurl what it serves', async () => {
    const { address } = await runSimulator();
    expect(await createCall(address)(HEALTH_CHECK, Buffer.alloc(0))).toEqual(SERVING);
    expect(await listServices(address)).toEqual(
      expect.arrayContaining([
        'dict.bridge.v1.BridgeService',
        'dict.bridge.v1.ClaimService',
        'dict.bridge.v1.NotificationService',
        'dict.simulator.v1.SimulatorControl',
      ]),
    );
  });

  it('has all that it had answered after kill -9', async () => {
    const variables = { BRIDGE_SIMULATOR_DATA_FILE: join(folder, 'directory.ndjson') };
    const first = await runSimulator(variables);
    const call = createCall(first.address);
    const claimId = await waitingClaim(call);
    const request = claimRequest({ entryId: 'ENTRY-003', keyType: 0, keyValue: '' });
    const answer = await call(bridge.createClaim, request);
    expect(await first.end('SIGKILL')).toBe('SIGKILL');

    const second = createCall((await runSimulator(variables)).address);
    expect(await second(bridge.createClaim, request)).toEqual(answer);
    const identifier = { $case: 'claimId', value: claimId } as const;
    expect(await second(bridge.getClaim, { identifier, requestId: '' })).toMatchObject({
      status: ClaimStatus.WAITING_RESOLUTION,
    });
  });

  it('has the generated entries that it was started with, over a restart too', async () => {
    const variables = {
      BRIDGE_SIMULATOR_DATA_FILE: join(folder, 'directory.ndjson'),
      BRIDGE_SIMULATOR_DEMO: 'false',
      BRIDGE_SIMULATOR_ENTRIES: '1003',
    };
    const vsyncsOf = async (address: string) =>
      (await createCall(address)(control.getVsyncs, { participantIspb: '87654321' })).vsyncs;
    const first = await runSimulator(variables);
    const vsyncs = await vsyncsOf(first.address);
    expect(vsyncs.map(({ count }) => count)).toEqual([201, 201, 201, 200, 200]);
    expect(await first.end('SIGTERM')).toBe(0);
    expect(await vsyncsOf((await runSimulator(variables)).address)).toEqual(vsyncs);
  });

  it.each([
    ['a flag that is none', { BRIDGE_SIMULATOR_DEMO: 'perhaps' }, 'BRIDGE_SIMULATOR_DEMO'],
    ['a file of something else', {}, 'foreign.ndjson: line 1'],
  ])('says what is wrong with %s, and ends with 1', async (_, variables, told) => {
    const foreign = join(folder, 'foreign.ndjson');
    writeFileSync(foreign, 'name,key\n');
    const simulator = await runSimulator({ BRIDGE_SIMULATOR_DATA_FILE: foreign, ...variables });
    expect(await simulator.end()).toBe(1);
    expect(JSON.parse(simulator.lines[0] ?? '')).toMatchObject({
      level: 'error',
      error: expect.stringContaining(told) as string,
    });
  });
});

/** Asks grpc.reflection.v1 for the list of services. */
async function listServices(address: string): Promise<readonly string[]> {
  const client = new Client(address, credentials.createInsecure());
  onTestFinished(() => client.close());
  const stream = client.makeBidiStreamRequest(
    '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo',
    asIs,
    asIs,
  );
  const answer = new Promise<Buffer>((resolve, reject) => {
    stream.once('data', resolve);
    stream.once('error', reject);
  });
  // list_services: "*"
  stream.write(Buffer.from([0x3a, 1, 0x2a]));
  const names = (await answer).toString('latin1').match(/[a-z]+(\.[a-zA-Z0-9]+)+/g) ?? [];
  stream.cancel();
  return names;
}
