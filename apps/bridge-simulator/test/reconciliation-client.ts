import { createBridgeClient, type BridgeClient, type DirectoryCidSetFile } from '@conn-dict/bridge';
import { randomUUID } from 'node:crypto';
import { onTestFinished, vi } from 'vitest';
import type { SimulatorOptions } from '../src/index.js';
import { DONOR } from './claim-samples.js';
import { startSimulator } from './start-simulator.js';

/** The donor's set of e-mail addresses, as a client names it. */
export const EMAILS = { participantIspb: DONOR, keyType: 'EMAIL' } as const;
/** The same, as the simulator names it. */
export const EMAIL_SET = { participant: DONOR, keyType: 'EMAIL' } as const;

/** Starts a simulator that tells events and makes files at once, and a client of it. */
export async function startReconciliation(options: SimulatorOptions = {}) {
  const running = await startSimulator({
    reconciliation: { eventLatenessMs: 0, fileDelayMs: 0 },
    ...options,
  });
  const client = createBridgeClient({ address: running.address, timeoutMs: 10_000 });
  onTestFinished(() => client.close());
  return { ...running, client };
}

/** Asks for a file and waits until it is made. */
export async function madeFile(
  client: BridgeClient,
): Promise<Extract<DirectoryCidSetFile, { status: 'AVAILABLE' }>> {
  const { fileId } = await client.createCidSetFile({ ...EMAILS, requestId: randomUUID() });
  return vi.waitFor(async () => {
    const file = await client.getCidSetFile({ ...EMAILS, fileId });
    if (file?.status !== 'AVAILABLE') throw new Error(`it is ${String(file?.status)}`);
    return file;
  });
}

/** Downloads a file from an offset on, as far as it comes. */
export async function download(
  client: BridgeClient,
  fileId: string,
  offsetBytes = 0,
): Promise<{ readonly bytes: Buffer; readonly error?: unknown }> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const { data } of client.downloadCidSetFile({ ...EMAILS, fileId, offsetBytes })) {
      chunks.push(data);
    }
    return { bytes: Buffer.concat(chunks) };
  } catch (error) {
    return { bytes: Buffer.concat(chunks), error };
  }
}
