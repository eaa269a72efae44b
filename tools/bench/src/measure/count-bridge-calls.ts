import { SimulatorControlClient, type CallCount } from '@conn-dict/bridge-simulator';
import { credentials } from '@grpc/grpc-js';

/** Reads from the simulator's call log how often each method was called; it knows the last 100,000 calls. */
export async function countBridgeCalls(address: string): Promise<ReadonlyMap<string, number>> {
  const client = new SimulatorControlClient(address, credentials.createInsecure(), {
    'grpc.max_receive_message_length': -1,
  });
  try {
    const calls = await getCalls(client);
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

function getCalls(client: SimulatorControlClient): Promise<readonly CallCount[]> {
  return new Promise((resolve, reject) => {
    client.getCalls({ method: '' }, (error, answer) => {
      if (error) reject(error);
      else resolve(answer.calls);
    });
  });
}
