import { promisify } from 'node:util';
import { SimulatorControlClient } from '@conn-dict/bridge-simulator';
import { credentials } from '@grpc/grpc-js';

interface GetCallsAnswer {
  readonly calls: readonly { readonly method: string; readonly count: number }[];
}

/** Reads from the simulator's call log how often each method was called; it knows the last 100,000 calls. */
export async function countBridgeCalls(address: string): Promise<ReadonlyMap<string, number>> {
  const client = new SimulatorControlClient(address, credentials.createInsecure(), {
    'grpc.max_receive_message_length': -1,
  });
  const getCalls = promisify(client.getCalls.bind(client)) as (request: {
    readonly method: string;
  }) => Promise<GetCallsAnswer>;
  try {
    const { calls } = await getCalls({ method: '' });
    const counts = new Map<string, number>();
    for (const { method, count } of calls) counts.set(method, (counts.get(method) ?? 0) + count);
    return counts;
  } finally {
    client.close();
  }
}

/** Calls between two looks, by method; those that did not happen are left out. */
export function callsBetween(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Readonly<Record<string, number>> {
  const differences = Array.from(
    after,
    ([method, count]) => [method, count - (before.get(method) ?? 0)] as const,
  );
  return Object.fromEntries(differences.filter(([, count]) => count > 0));
}
