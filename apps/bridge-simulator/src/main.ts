#!/usr/bin/env node
import { loadSimulatorConfig, readEnvironment } from '@conn-dict/config';
import { seedDemoEntries } from './demo/seed-demo-entries.js';
import { readServerTls } from './grpc/read-server-tls.js';
import { createSimulator } from './simulator.js';

/** Serves until SIGTERM or SIGINT, then ends running calls and exits with 0. */
async function main(): Promise<void> {
  const config = loadSimulatorConfig(readEnvironment());
  const simulator = createSimulator({
    demo: config.demo,
    ...(config.dataFile === undefined ? {} : { dataFile: config.dataFile }),
    onDefect: (method, error) => {
      log('error', 'Call broke', { method, error: nameOf(error) });
    },
  });
  const { address } = await simulator.listen({
    ...toHostAndPort(config.address),
    reflection: true,
    ...(config.tls && { tls: readServerTls(config.tls) }),
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      simulator.close().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
  await seedDemoEntries(simulator, config.entries);
  log('info', 'Bridge simulator is listening', { address, pid: process.pid });
}

/** Splits `host:port`, where the host may be an IPv6 address in brackets. */
function toHostAndPort(address: string): { readonly host: string; readonly port: number } {
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon).replace(/^\[(.*)\]$/, '$1');
  return { host, port: Number(address.slice(colon + 1)) };
}

function fail(error: unknown): never {
  const reason = error instanceof Error ? error.message : typeof error;
  log('error', 'Bridge simulator cannot run', { error: reason });
  process.exit(1);
}

/** An unexpected error's text could hold personal data; its name cannot. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function log(
  level: 'info' | 'error',
  msg: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  const line = { level, msg, ...fields, timestamp: new Date().toISOString() };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

main().catch(fail);
