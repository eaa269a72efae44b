import type { IncomingHttpHeaders } from 'node:http';
import type { Caller, FindCaller } from './caller.js';
import { Refusal } from './refusal.js';

const BEARER = /^Bearer +(\S+)$/i;

/** Finds out who asks, by the first check that knows the token. @throws Refusal 401 for nobody */
export async function requireCaller(
  { authorization = '' }: IncomingHttpHeaders,
  checks: readonly FindCaller[],
): Promise<Caller> {
  const [, token] = BEARER.exec(authorization) ?? [];
  if (token !== undefined) {
    for (const check of checks) {
      const caller = await check(token);
      if (caller !== undefined) return caller;
    }
  }
  throw new Refusal(401, 'a bearer token is wanted that is known here');
}
