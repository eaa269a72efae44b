import { randomUUID } from 'node:crypto';
import { isConnDictError, type ConnDictClient } from '@conn-dict/client';
import type { Reply } from './reply.js';

type NewKey = Parameters<ConnDictClient['entries']['create']['start']>[0];
type NewClaim = Parameters<ConnDictClient['claims']['start']>[0];

/** A registration takes less than a second, unless the directory is away: then the caller asks again later. */
const PATIENCE_MS = 5_000;

/** Registers a key. A caller that got no answer repeats the request with the same `entry_id`: it is one entry. */
export async function registerKey(dict: ConnDictClient, body: object): Promise<Reply> {
  const entry_id = 'entry_id' in body ? body.entry_id : randomUUID();
  // The client checks every field, whatever the body holds.
  const run = await dict.entries.create.start({ ...body, entry_id } as NewKey);
  const location = `/keys/${encodeURIComponent(String(entry_id))}`;
  try {
    return { status: 201, location, body: await run.result({ timeoutMs: PATIENCE_MS }) };
  } catch (error) {
    if (!isConnDictError(error) || error.type !== 'WaitTimedOut') throw error;
    return { status: 202, location, body: { entry_id } };
  }
}

/** Tells where the registration of a key stands. */
export async function getKey(dict: ConnDictClient, entryId: string): Promise<Reply> {
  return { status: 200, body: await dict.entries.create.get(entryId).status() };
}

/** Opens a claim, which takes up to 30 days: nobody waits for its end here. */
export async function openClaim(dict: ConnDictClient, body: object): Promise<Reply> {
  const claim_id = 'claim_id' in body ? body.claim_id : randomUUID();
  await dict.claims.start({ ...body, claim_id } as NewClaim);
  return { status: 202, body: { claim_id } };
}
