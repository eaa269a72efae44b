import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Server } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { ReflectionService } from '@grpc/reflection';

/** Where the `.proto` files of the contract, and of the simulator's own service, stand. */
function protoFolders(): string[] {
  const besidePacked = fileURLToPath(new URL('./proto', import.meta.url));
  if (existsSync(besidePacked)) return [besidePacked];
  const { resolve } = createRequire(import.meta.url);
  return [
    join(dirname(resolve('@conn-dict/bridge/package.json')), 'proto'),
    fileURLToPath(new URL('../../proto', import.meta.url)),
  ];
}

/** The files that have a service, and the one that a status carries an error of. */
const FILES = [
  'dict/bridge/v1/bridge.proto',
  'dict/bridge/v1/claim.proto',
  'dict/bridge/v1/infraction_report.proto',
  'dict/bridge/v1/notification.proto',
  'dict/bridge/v1/reconciliation.proto',
  'dict/common/v1/errors.proto',
  'dict/simulator/v1/simulator_control.proto',
];

/** Lets a client such as grpcurl ask which of the services the server has, and what their messages are. */
export function addReflection(server: Server, services: readonly string[]): void {
  const definitions = loadSync(FILES, { includeDirs: protoFolders() });
  new ReflectionService(definitions, { services: [...services] }).addToServer(server);
}
