import { CID_BYTES } from '@conn-dict/dict/cid';
import type { FileChunk } from '../reconciliation/file-content.js';
import type { ReconciliationFault } from './reconciliation-fault.js';

/** Stops where the fault wants a download to end or to break off, in whole CIDs, and alters the byte that it names. */
export function* damagedChunks(
  chunks: Iterable<FileChunk>,
  { truncateAtBytes = Infinity, breakAfterBytes = Infinity, alterByteAt }: ReconciliationFault,
): Iterable<FileChunk> {
  const most = wholeCids(breakAfterBytes);
  const end = wholeCids(truncateAtBytes);
  let sentBytes = 0;
  for (const { offsetBytes, data: whole } of chunks) {
    const leftBytes = Math.min(most - sentBytes, end - offsetBytes);
    const data = whole.subarray(0, Math.max(0, leftBytes));
    if (data.length > 0) yield { offsetBytes, data: altered(data, offsetBytes, alterByteAt) };
    sentBytes += data.length;
    if (data.length < whole.length) return;
  }
}

function wholeCids(bytes: number): number {
  return Math.floor(bytes / CID_BYTES) * CID_BYTES;
}

function altered(data: Buffer, offsetBytes: number, alterByteAt: number | undefined): Buffer {
  const at = (alterByteAt ?? -1) - offsetBytes;
  if (at < 0 || at >= data.length) return data;
  const copy = Buffer.from(data);
  copy[at]! ^= 0xff;
  return copy;
}
