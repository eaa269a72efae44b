import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.js';

/** Temporal's largest message, 4 MiB, as base64 in JSON, and room. */
export const BODY_BYTES_MAX = 8 * 1_024 * 1_024;

/** Reads the body of a request. @throws Refusal 413 as soon as it is too large */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > BODY_BYTES_MAX)
      throw new Refusal(413, `the body is larger than ${BODY_BYTES_MAX} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
