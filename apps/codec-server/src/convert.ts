import type { IncomingMessage } from 'node:http';
import { ApplicationFailure, type PayloadCodec } from '@temporalio/common';
import type { CallLimit } from './call-limit.js';
import type { Caller, FindCaller } from './caller.js';
import { requireCaller } from './find-caller.js';
import type { Operation } from './operation.js';
import { parsePayloads, toPayloadsJson } from './payload-json.js';
import { Refusal } from './refusal.js';
import { readBody } from './request-body.js';

export interface ConvertDeps {
  /** Reads plain payloads as they are: a run may have both. */
  readonly codec: PayloadCodec;
  readonly checks: readonly FindCaller[];
  readonly namespaces: readonly string[];
  readonly encode: boolean;
  /** By who asks, or by address while that is not known. */
  readonly limit: CallLimit;
}

/** What was done for whom. */
export interface Converted {
  readonly caller: string;
  readonly count: number;
  readonly body: object;
}

/** Does what a request asks for, if its caller may have that. @throws Refusal in every other case */
export async function convert(
  request: IncomingMessage,
  operation: Operation,
  deps: ConvertDeps,
): Promise<Converted> {
  const caller = await admit(request, deps);
  const namespace = namespaceOf(request, deps.namespaces);
  if (namespace === undefined || !caller.permits(operation, namespace))
    throw new Refusal(403, 'the caller may not see this namespace');
  if (operation === 'encode' && !deps.encode) throw new Refusal(403, 'this server only decrypts');
  const payloads = parsePayloads(await readBody(request));
  try {
    const body = toPayloadsJson(await deps.codec[operation](payloads));
    return { caller: caller.name, count: payloads.length, body };
  } catch (error) {
    if (error instanceof ApplicationFailure) throw new Refusal(422, error.message);
    throw error;
  }
}

/** The CLI names a namespace only where it was typed: where there is one only, it is meant. */
function namespaceOf(
  { headers }: IncomingMessage,
  namespaces: readonly string[],
): string | undefined {
  const [first, ...others] = namespaces;
  const named = headers['x-namespace'];
  if (!named) return others.length === 0 ? first : undefined;
  return namespaces.find((namespace) => namespace === named);
}

async function admit(request: IncomingMessage, { checks, limit }: ConvertDeps): Promise<Caller> {
  const address = `address ${request.socket.remoteAddress ?? ''}`;
  let caller: Caller;
  try {
    caller = await requireCaller(request.headers, checks);
  } catch (error) {
    if (!limit.take(address)) throw tooMany();
    throw error;
  }
  if (!limit.take(caller.name)) throw tooMany();
  return caller;
}

function tooMany(): Refusal {
  return new Refusal(429, 'too many requests in this minute');
}
