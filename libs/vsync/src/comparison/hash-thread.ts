import { Worker } from 'node:worker_threads';
import type { CidFile } from './cid-file.js';

/**
 * What the thread does. Text, not a module of its own: a packed worker is one file, beside which there is none.
 */
const SOURCE = `
const { createHash } = require('node:crypto');
const { openSync, readSync, closeSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');
const hash = createHash('sha256');
const buffer = Buffer.allocUnsafeSlow(1024 * 1024);
const file = openSync(workerData, 'r');
for (let read; (read = readSync(file, buffer)) > 0; ) hash.update(buffer.subarray(0, read));
closeSync(file);
parentPort.postMessage(hash.digest('hex'));
`;

/** A small thread: it holds one buffer, and no code of ours. */
const LIMITS = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 };

/**
 * Computes the SHA-256 of a file beside whatever else is done with it: hashing takes as long as all the rest of a
 * comparison.
 */
export async function hashInThread(
  { path }: Pick<CidFile, 'path'>,
  signal: AbortSignal,
): Promise<string> {
  const thread = new Worker(SOURCE, { eval: true, workerData: path, resourceLimits: LIMITS });
  const stop = (): void => void thread.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('the thread that hashes has ended')));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}
