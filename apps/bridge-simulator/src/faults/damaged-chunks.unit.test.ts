// Proves which bytes of a download a fault leaves, and which one it alters.
import { expect, it } from 'vitest';
import { damagedChunks } from './damaged-chunks.js';
import type { ReconciliationFault } from './reconciliation-fault.js';

const WHOLE = Buffer.from(Array.from({ length: 320 }, (_, index) => index % 251));

/** What arrives of a download from an offset on, 64 bytes a chunk. */
function received(fromBytes: number, fault: ReconciliationFault): Buffer {
  const chunks = [];
  for (let at = fromBytes; at < WHOLE.length; at += 64) {
    chunks.push({ offsetBytes: at, data: WHOLE.subarray(at, at + 64) });
  }
  return Buffer.concat([...damagedChunks(chunks, fault)].map(({ data }) => data));
}

it.each([
  ['all without a fault', 0, {}, [0, 320]],
  ['as much as a call may send, in whole CIDs', 0, { breakAfterBytes: 100 }, [0, 96]],
  ['as much again after it was resumed', 96, { breakAfterBytes: 100 }, [96, 192]],
  ['nothing where it breaks at once', 0, { breakAfterBytes: 0 }, [0, 0]],
  ['the file up to its early end, in whole CIDs', 0, { truncateAtBytes: 200 }, [0, 192]],
  ['the same end after it was resumed', 128, { truncateAtBytes: 200 }, [128, 192]],
  ['nothing beyond that end', 256, { truncateAtBytes: 200 }, [256, 256]],
] as const)('leaves %s', (_, fromBytes, fault, [start, end]) => {
  expect(received(fromBytes, fault)).toEqual(WHOLE.subarray(start, end));
});

it.each([0, 64])('alters one byte, by its place in the file (from %d on)', (fromBytes) => {
  const expected = Buffer.from(WHOLE);
  expected[70]! ^= 0xff;
  expect(received(fromBytes, { alterByteAt: 70 })).toEqual(expected.subarray(fromBytes));
  expect(WHOLE[70]).toBe(70);
});

it('alters nothing that it does not send', () => {
  expect(received(128, { alterByteAt: 70 })).toEqual(WHOLE.subarray(128));
});
