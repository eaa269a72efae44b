import { NamespaceNotFoundError, isGrpcServiceError } from '@temporalio/client';
import { status } from '@grpc/grpc-js';

/** What a call to Temporal ended with. */
export interface GrpcFault {
  /** Nobody answered, or not in time. */
  readonly isUnreachable: boolean;
  /** grpc's status, and of a connection that failed why. */
  readonly text: string;
}

const UNANSWERED: readonly status[] = [
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.CANCELLED,
];
const REASON_CHARACTERS_MAX = 160;

/** Tells a failed call to Temporal in a line. Of an answer it keeps the status alone: its text may quote what was sent. */
export function grpcFault(error: unknown): GrpcFault {
  const found = findServiceError(error);
  if (found === undefined) return { isUnreachable: true, text: toReason(error) };
  const isUnreachable = UNANSWERED.includes(found.code);
  const reason = isUnreachable ? `: ${found.details.slice(0, REASON_CHARACTERS_MAX)}` : '';
  return { isUnreachable, text: `${status[found.code]}${reason}` };
}

/** Whether the server knows no namespace of ours. */
export function isNamespaceMissing(error: unknown): boolean {
  if (error instanceof NamespaceNotFoundError) return true;
  return findServiceError(error)?.code === status.NOT_FOUND;
}

/** The SDK wraps what grpc-js threw. */
export function findServiceError(error: unknown) {
  for (let at = error; at instanceof Error; at = at.cause) if (isGrpcServiceError(at)) return at;
  return undefined;
}

/** Of the time before a first call: TLS, names, ports. */
function toReason(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, REASON_CHARACTERS_MAX) : 'unknown';
}
