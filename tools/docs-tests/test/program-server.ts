import { createServer } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import type { Program } from './programs/program.js';

/** Answers the calls of `call-program.mjs`. */
export interface ProgramServer {
  readonly url: string;
  /** The stand-ins that were called since the last time this was asked. */
  takeRecords(): readonly string[];
  close(): Promise<void>;
}

/** Serves programs by their names. A call that one of them refuses ends with code 1 and prints the reason. */
export async function serveProgram(
  programs: Readonly<Record<string, Program>>,
): Promise<ProgramServer> {
  let records: string[] = [];
  const call = async (body: string) => {
    const { program, ...rest } = JSON.parse(body) as { program: string } & Parameters<Program>[0];
    try {
      const { output, isStandIn } = await programs[program]!(rest);
      if (isStandIn) records.push([program, ...rest.args].join(' '));
      return { output, code: 0 };
    } catch (error) {
      return { output: `${program}: ${(error as Error).message}\n`, code: 1 };
    }
  };
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      records.push(`GET ${request.url}`);
      response.end('ok\n');
      return;
    }
    void text(request)
      .then(call)
      .then((answer) => response.end(JSON.stringify(answer)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeRecords() {
      const taken = records;
      records = [];
      return taken;
    },
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
