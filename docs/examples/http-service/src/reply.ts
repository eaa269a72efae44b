import { isConnDictError, type ConnDictError } from '@conn-dict/client';

/** What goes back over HTTP. */
export interface Reply {
  readonly status: number;
  readonly body: object;
  readonly location?: string;
}

/** Maps what a call rejected with. A client's error holds types, fields and rules, no values: it may go out. */
export function toErrorReply(error: unknown): Reply {
  if (error instanceof SyntaxError || error instanceof URIError)
    return { status: 400, body: { type: 'InvalidJson' } };
  if (!isConnDictError(error)) return { status: 500, body: { type: 'Defect' } };
  const { type, faults, repeat } = error;
  return { status: toStatus(error), body: { type, faults, repeat } };
}

function toStatus({ type, repeat }: ConnDictError): number {
  switch (type) {
    case 'InvalidInput':
      return 400;
    case 'NotFound':
    case 'RunNotFound':
    case 'ClaimKeyNotFound':
      return 404;
    case 'RateLimited':
      return 429;
    case 'RunBroken':
    case 'ServerRefused':
    case 'ClientClosed':
      return 500;
    case 'CallTimedOut':
    case 'WaitTimedOut':
      return 504;
    default:
      // What a repeat can help is not the caller's fault; the rest breaks a rule of the directory's.
      return repeat === 'retry' ? 503 : 409;
  }
}
