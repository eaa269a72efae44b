import { readFileSync } from 'node:fs';
import type { SimulatorTlsConfig } from '@conn-dict/config';
import type { ServerTls } from './server.js';

/** Reads the certificates that a configuration names. @throws Error of the file system, for files that went meanwhile */
export function readServerTls({ cert, key, clientCa }: SimulatorTlsConfig): ServerTls {
  return {
    cert: readFileSync(cert),
    key: readFileSync(key),
    ...(clientCa !== undefined && { clientCa: readFileSync(clientCa) }),
  };
}
