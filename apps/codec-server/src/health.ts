import { get as getPlain } from 'node:http';
import { get as getEncrypted } from 'node:https';
import { loadCodecServerConfig, readEnvironment } from '@conn-dict/config';
import { toListenAddress } from './listen-address.js';

const ANSWER_TIMEOUT_MS = 4_000;

/** Asks the codec server beside this process how it is; exit code 0 if it is well, else 1. For a container's HEALTHCHECK. */
function main(): void {
  const { server } = loadCodecServerConfig(readEnvironment());
  const { host, port } = toListenAddress(server.address);
  const get = server.tls === undefined ? getPlain : getEncrypted;
  // Its certificate is for a name that clients use, not for this address.
  const options = { host, port, path: '/health', rejectUnauthorized: false };
  get({ ...options, signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) }, (response) => {
    response.resume();
    process.exitCode = response.statusCode === 200 ? 0 : 1;
  }).once('error', fail);
}

function fail(error: unknown): void {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

try {
  main();
} catch (error) {
  fail(error);
}
