// Proves what two simulators have to do with each other: nothing, even where one is started on the port and data file of the other.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../test/start-simulator.js';
import { waitingClaim } from '../test/wire-samples.js';
import { createSimulator } from './simulator.js';

it('leaves the data file of a running simulator alone when the port is taken', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const dataFile = join(folder, 'directory.ndjson');
  const { call, address } = await startSimulator({ dataFile });
  await waitingClaim(call);
  const before = readFileSync(dataFile);
  const second = createSimulator({ dataFile, demo: true });
  const [host = '', port] = address.split(':');
  await expect(second.listen({ host, port: Number(port) })).rejects.toThrow('EADDRINUSE');
  await second.close();
  expect(readFileSync(dataFile)).toEqual(before);
});

it('is alone in memory', async () => {
  const [first, second] = [await startSimulator(), await startSimulator()];
  await waitingClaim(first.call);
  expect(second.simulator.directory.claims()).toEqual([]);
});

it('is empty without demo data', () => {
  expect(createSimulator().directory.entries()).toEqual([]);
});
