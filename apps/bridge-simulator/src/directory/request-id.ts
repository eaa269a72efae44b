import { DirectoryRefusal } from './directory-refusal.js';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** @throws DirectoryRefusal `BadRequest`: what creates something needs a RequestId */
export function requireRequestId(requestId: string): void {
  if (UUID_V4.test(requestId)) return;
  throw new DirectoryRefusal('BadRequest', { field: 'request_id', rule: 'a UUID of version 4' });
}
