// Proves that `helm test` passes with workers that are ready, and fails with one that is not.
import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { render, variant } from './chart.js';
import { podOf } from './manifest.js';
import { areToolsMissing } from './tools.js';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** A worker's health server with an answer to `/ready`; tells its address. */
async function worker(status: number): Promise<string> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/ready' ? status : 404).end('{}');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/ready`;
}

/** Runs what the test's pod runs, against these addresses; answers the exit code. */
async function runTest(addresses: readonly string[]): Promise<number> {
  const [pod] = await render(variant('per-domain'), 'Pod');
  const { command } = podOf(pod!)!.containers[0];
  const program = command.slice(1, 4);
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...program, ...addresses]);
    child.once('close', (code) => resolve(code ?? -1));
  });
}

describe.skipIf(areToolsMissing)('helm test', () => {
  it('asks every worker', async () => {
    const [pod] = await render(variant('per-domain'), 'Pod');
    expect(podOf(pod!)!.containers[0].command.slice(4)).toEqual(
      ['claim', 'entry', 'infraction', 'vsync'].map(
        (domain) => `http://conn-dict-worker-${domain}:8081/ready`,
      ),
    );
  });

  it('passes where all are ready', async () => {
    expect(await runTest([await worker(200), await worker(200)])).toBe(0);
  });

  it('fails where one is not, or is not there', async () => {
    expect(await runTest([await worker(200), await worker(503)])).toBe(1);
    expect(await runTest(['http://127.0.0.1:1/ready'])).not.toBe(0);
  });
});
