import { AddFaultRequest, SimulatorControlClient } from '@conn-dict/bridge-simulator';
import { createDatabase } from '@conn-dict/database';
import { credentials } from '@grpc/grpc-js';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { ReadyFile } from '../src/ready-file.js';

/** Runs the real `temporal` command against a stack, as a person would: the address comes from its variable. */
export async function temporal(ready: ReadyFile, ...args: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    TEMPORAL_ADDRESS: ready.temporal_address,
  };
  const run = promisify(execFile);
  const { stdout } = await run(ready.temporal_cli, [...args], { env, timeout: 120_000 });
  return stdout;
}

/** Waits for a workflow's end and gives how it ended and with what. */
export async function resultOf(ready: ReadyFile, workflowId: string) {
  const text = await temporal(
    ready,
    'workflow',
    'result',
    '--workflow-id',
    workflowId,
    '--output',
    'json',
  );
  return JSON.parse(text) as { status: string; result: Record<string, unknown> };
}

/** Types and ids of the events that are out about one claim, in their order. */
export async function eventsOf(ready: ReadyFile, claimId: string): Promise<readonly string[]> {
  const text = await readFile(ready.events_file, 'utf8').catch(() => '');
  const events = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, string>);
  return events.filter(({ subject }) => subject === claimId).map(({ type }) => type ?? '');
}

/** Who holds an entry by our own database. */
export async function participantHere(
  ready: ReadyFile,
  entryId: string,
): Promise<string | undefined> {
  const url = new URL(ready.postgres_url);
  const { db, close } = createDatabase({
    host: url.hostname,
    port: Number(url.port),
    user: url.username,
    password: url.password,
    database: url.pathname.slice(1),
    ssl: false,
    maxConns: 1,
    minConns: 0,
    applicationName: 'e2e',
    onError: () => undefined,
  });
  try {
    const rows = await db
      .selectFrom('entries')
      .select('participant')
      .where('entry_id', '=', entryId)
      .execute();
    return rows[0]?.participant;
  } finally {
    await close();
  }
}

/** Memory of a process that is not on disk or swapped out; Linux only. */
export async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1_024;
}

/** The directory behind the Bridge, over gRPC. */
export function openDirectory(ready: ReadyFile) {
  const client = new SimulatorControlClient(ready.bridge_address, credentials.createInsecure());
  const call = <Response>(
    start: (done: (error: Error | null, response: Response) => void) => unknown,
  ): Promise<Response> =>
    new Promise((resolve, reject) => {
      start((error, response) => (error ? reject(error) : resolve(response)));
    });
  return {
    /** Who holds an entry by the directory. */
    participantOf: async (entryId: string) => {
      const { entries } = await call<{ entries: Record<string, string> }>((done) =>
        client.getState({ entryIds: [entryId], claimIds: [] }, done),
      );
      const entry = JSON.parse(entries[entryId] ?? '{}') as { account?: { participant?: string } };
      return entry.account?.participant;
    },
    /** Makes the next call of a method take so long before it is done. */
    slowDown: (method: string, latencyMs: number) =>
      call((done) =>
        client.addFault(AddFaultRequest.fromPartial({ method, latencyMs, times: 1 }), done),
      ),
    /** How often a method was called, with any RequestId. */
    callsOf: async (method: string) => {
      const { calls } = await call<{ calls: { count: number }[] }>((done) =>
        client.getCalls({ method }, done),
      );
      return calls.reduce((sum, { count }) => sum + count, 0);
    },
    close: () => client.close(),
  };
}
