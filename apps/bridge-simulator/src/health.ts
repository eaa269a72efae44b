import { loadSimulatorConfig, readEnvironment } from '@conn-dict/config';
import { isServing } from './grpc/is-serving.js';
import { readServerTls } from './grpc/read-server-tls.js';

const ANSWER_TIMEOUT_MS = 4_000;

/** Asks the simulator beside this process whether it serves; exit code 0 if so, else 1. For a container's HEALTHCHECK. */
async function main(): Promise<number> {
  const { address, tls } = loadSimulatorConfig(readEnvironment());
  const serves = await isServing(address, ANSWER_TIMEOUT_MS, tls && readServerTls(tls));
  process.stdout.write(serves ? 'serving\n' : 'not serving\n');
  return serves ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
