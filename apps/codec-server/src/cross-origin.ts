import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { Refusal } from './refusal.js';

const PREFLIGHT: OutgoingHttpHeaders = {
  'access-control-allow-methods': 'POST',
  // Temporal's UI sends these.
  'access-control-allow-headers': 'authorization, authorization-extras, content-type, x-namespace',
  'access-control-max-age': '600',
};

/** Makes the headers that let a page of a known origin read the answer. @throws Refusal 403 for another origin */
export function toCorsHeaders(
  { origin }: IncomingHttpHeaders,
  origins: readonly string[],
): OutgoingHttpHeaders {
  if (origin === undefined) return {};
  if (!origins.includes(origin)) throw new Refusal(403, 'pages of this origin may not ask');
  return { 'access-control-allow-origin': origin, vary: 'Origin' };
}

/** What a browser is told that asks whether it may ask. */
export function toPreflightHeaders(
  headers: IncomingHttpHeaders,
  origins: readonly string[],
): OutgoingHttpHeaders {
  return { ...toCorsHeaders(headers, origins), ...PREFLIGHT };
}
