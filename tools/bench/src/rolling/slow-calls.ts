import { AddFaultRequest, SimulatorControlClient } from '@conn-dict/bridge-simulator';
import { credentials } from '@grpc/grpc-js';

/** Longer than a local attempt may take: the step goes on as an ordinary activity, which a restart can meet. */
const LATENCY_MS = 6_000;

/** Of the calls of the main line; each claim makes some six of them. */
const SHARE = 0.03;

const METHODS = ['CreateClaim', 'ConfirmClaim', 'CompleteClaim', 'NotifyParticipant'];

/** Has the simulator answer some calls so late that ordinary activities are under way at every restart. */
export async function slowSomeCalls(address: string): Promise<void> {
  const client = new SimulatorControlClient(address, credentials.createInsecure());
  try {
    for (const method of METHODS)
      await new Promise<void>((resolve, reject) => {
        const fault = AddFaultRequest.fromPartial({ method, latencyMs: LATENCY_MS, rate: SHARE });
        client.addFault(fault, (error) => (error ? reject(error) : resolve()));
      });
  } finally {
    client.close();
  }
}
