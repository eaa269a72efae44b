import { isConnDictError, type ConnDictError } from '@conn-dict/client';
import { ConfigError } from '@conn-dict/config';
import { InvalidInputError, type FieldFault } from '@conn-dict/contracts';
import { MigrationError, isStorageError } from '@conn-dict/database';
import { NamespaceNotFoundError } from '@temporalio/client';
import { CliError } from './cli-error.js';
import type { ExitName } from './exit-codes.js';
import { findServiceError, grpcFault } from './reach/grpc-fault.js';

/** Why a command ends without what it was asked for. Nothing of it is a value of an input. */
export interface Failure {
  readonly exit: ExitName;
  /** Of docs/errors.md, or a kind of ours. */
  readonly type: string;
  readonly message: string;
  readonly faults: readonly FieldFault[];
}

/** Tells what a command threw. What is not known by its class keeps its text to itself: it can quote anything. */
export function toFailure(error: unknown): Failure {
  if (error instanceof CliError) return toPlain(error.exit, 'CommandFailed', error.message);
  if (isConnDictError(error)) return ofClient(error);
  if (error instanceof InvalidInputError) return ofFields(error.faults);
  if (error instanceof ConfigError) return toPlain('config', 'ConfigError', error.message);
  if (isStorageError(error)) {
    const exit = error.type === 'StorageUnavailable' ? 'unavailable' : 'fault';
    return toPlain(exit, error.type, error.message);
  }
  if (error instanceof MigrationError) return toPlain('fault', error.name, error.message);
  if (error instanceof NamespaceNotFoundError)
    return toPlain('fault', 'ServerRefused', 'Temporal has no such namespace: TEMPORAL_NAMESPACE');
  if (findServiceError(error)) return ofTemporal(error);
  if (error instanceof Error && isOfTheSurroundings(error))
    return toPlain('config', error.name, error.message);
  return toPlain('defect', 'Defect', describeDefect(error));
}

function ofClient({ type, faults }: ConnDictError): Failure {
  if (type === 'InvalidInput') return ofFields(faults);
  const rules = faults.map(({ field, rule }) => `${field}: ${rule}`);
  return {
    exit: CLIENT_EXITS[type] ?? 'fault',
    type,
    message: [type, ...rules].join('; '),
    faults,
  };
}

const CLIENT_EXITS: Readonly<Record<string, ExitName>> = {
  RunNotFound: 'missing',
  WaitTimedOut: 'waited',
  CallTimedOut: 'unavailable',
  ServerUnavailable: 'unavailable',
  WorkerUnavailable: 'unavailable',
};

function ofFields(faults: readonly FieldFault[]): Failure {
  const message = faults.map(({ field, rule }) => `${field}: ${rule}`).join('\n');
  return { exit: 'input', type: 'InvalidInput', message, faults };
}

function ofTemporal(error: unknown): Failure {
  const { isUnreachable, text } = grpcFault(error);
  const type = isUnreachable ? 'ServerUnavailable' : 'ServerRefused';
  return toPlain(isUnreachable ? 'unavailable' : 'fault', type, `Temporal: ${text}`);
}

/** Errors of our own whose texts are written to be shown. */
function isOfTheSurroundings({ name }: Error): boolean {
  return name === 'TlsFilesError' || name === 'EventsDriverMissing';
}

function toPlain(exit: ExitName, type: string, message: string): Failure {
  return { exit, type, message, faults: [] };
}

/** The place and the kind, which are ours; not the text. */
function describeDefect(error: unknown): string {
  if (!(error instanceof Error)) return 'something else than an error was thrown';
  const place = /\(?(?:file:\/\/)?[^\s()]*\/([^/\s()]+:\d+):\d+\)?$/m.exec(error.stack ?? '')?.[1];
  return `unexpected ${error.name} at ${place ?? 'an unknown place'}`;
}
