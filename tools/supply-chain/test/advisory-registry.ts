import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A registry of one package, for `npm audit` to ask. */
export interface AdvisoryRegistry {
  readonly url: string;
  close(): Promise<void>;
}

const PACKAGE = {
  name: 'left',
  'dist-tags': { latest: '1.0.0' },
  versions: { '1.0.0': { name: 'left', version: '1.0.0', dist: { tarball: 'http://x/l.tgz' } } },
};

/** Starts a registry that answers a question for advisories with this status and these advisories of `left`. */
export async function startAdvisoryRegistry(
  status: number,
  advisories: readonly object[],
): Promise<AdvisoryRegistry> {
  const server = createServer((request, response) => {
    const isQuestion = request.url?.endsWith('/advisories/bulk') === true;
    const answer = advisories.length === 0 ? {} : { left: advisories };
    request.resume().once('end', () => {
      response.writeHead(isQuestion ? status : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isQuestion ? answer : PACKAGE));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
