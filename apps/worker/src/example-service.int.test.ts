// Proves of the example service in docs that it registers keys and opens claims over Temporal's real server and the combined worker, and maps what goes wrong.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createService } from '@conn-dict/example-http-service';
import { createRealTimeEnvironment } from '@conn-dict/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PARTICIPANT, newEntry } from '../test/entry-samples.js';
import { startWorkerSlice, type WorkerSlice } from '../test/worker-slice.js';

let slice: WorkerSlice;
let server: Server;
let origin: string;
beforeAll(async () => {
  slice = await startWorkerSlice({ createEnvironment: createRealTimeEnvironment });
  server = createService(slice.dict).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await slice.stop();
});
beforeEach(() => slice.simulator.faults.clear());

async function ask(path: string, body?: unknown) {
  const request =
    body === undefined
      ? {}
      : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await fetch(`${origin}${path}`, request);
  const location = response.headers.get('location');
  return { status: response.status, location, body: await response.json() };
}

describe('the example service', () => {
  it('registers a key, once for each entry_id, and tells where it stands', async () => {
    const input = newEntry('EVP');
    const path = `/keys/${input.entry_id}`;
    const first = await ask('/keys', input);
    expect(first).toMatchObject({
      status: 201,
      location: path,
      body: { entry_id: input.entry_id, status: 'ACTIVE', key: expect.any(String) as string },
    });
    expect(await ask('/keys', input)).toEqual(first);
    expect(await ask(path)).toMatchObject({ status: 200, body: { status: 'ACTIVE' } });
    const held = slice.simulator.directory.entries();
    expect(held.filter(({ owner }) => owner.taxId === input.owner.tax_id)).toHaveLength(1);
  });

  it('opens a claim and does not wait for its end', async () => {
    const input = newEntry('PHONE');
    await ask('/keys', input);
    const claim = {
      claim_id: `C-${randomUUID()}`,
      entry_id: input.entry_id,
      claim_type: 'PORTABILITY',
      claimer_ispb: '12345678',
      donor_ispb: PARTICIPANT,
    };
    expect(await ask('/claims', claim)).toMatchObject({
      status: 202,
      body: { claim_id: claim.claim_id },
    });
    const run = slice.dict.claims.get(claim.claim_id);
    await expect
      .poll(() => run.status(), { timeout: 20_000 })
      .toMatchObject({ status: 'WAITING_RESOLUTION' });
    await run.confirm();
    expect(await run.result()).toMatchObject({ status: 'COMPLETED' });
  });

  it('names what breaks a rule, without its value', async () => {
    const input = newEntry('PHONE');
    const refused = await ask('/keys', { ...input, key: '+55 11' });
    expect(refused).toMatchObject({
      status: 400,
      body: { type: 'InvalidInput', faults: [{ field: 'key' }] },
    });
    expect(await ask('/keys', '{')).toMatchObject({ status: 400, body: { type: 'InvalidJson' } });
    expect(await ask('/keys', 'null')).toMatchObject({ status: 400 });
    expect(await ask('/claims', { claim_id: 'C-1' })).toMatchObject({ status: 400 });
  });

  it('maps each kind of failure to its status', async () => {
    const input = newEntry('PHONE');
    await ask('/keys', input);
    const second = { ...input, entry_id: `E-${randomUUID()}` };
    expect(await ask('/keys', second)).toMatchObject({
      status: 409,
      body: { type: 'EntryAlreadyExists', repeat: 'never' },
    });
    const changed = { ...input, owner: { ...input.owner, name: 'Ana Outra' } };
    expect(await ask('/keys', changed)).toMatchObject({
      status: 409,
      body: { type: 'IdAlreadyUsed' },
    });
    expect(await ask('/keys/nobody')).toMatchObject({
      status: 404,
      body: { type: 'RunNotFound' },
    });
    expect(await ask('/keys/%')).toMatchObject({ status: 400 });
    expect(await ask('/nowhere')).toMatchObject({ status: 404, body: { type: 'NoSuchPath' } });
  });

  it('answers 202 while the directory is away, and the registration goes on', async () => {
    slice.simulator.faults.add({ method: 'CreateEntry', type: 'ServiceUnavailable' });
    const input = newEntry('EMAIL');
    expect(await ask('/keys', input)).toMatchObject({
      status: 202,
      location: `/keys/${input.entry_id}`,
    });
    slice.simulator.faults.clear();
    await expect
      .poll(async () => (await ask('/keys', input)).status, { timeout: 40_000 })
      .toBe(201);
  });
});
