import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 1 << 20;

/** A line of a file, without its end; only the last one may lack it. */
export interface Line {
  readonly text: string;
  readonly isWhole: boolean;
}

/** Reads a file of any size line by line. */
export function* readLines(path: string): Iterable<Line> {
  const file = openSync(path, 'r');
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let rest: Buffer = Buffer.alloc(0);
  try {
    for (let size; (size = readSync(file, chunk)) > 0;) {
      const bytes = Buffer.concat([rest, chunk.subarray(0, size)]);
      let start = 0;
      for (let end; (end = bytes.indexOf(0x0a, start)) >= 0; start = end + 1) {
        yield { text: bytes.toString('utf8', start, end), isWhole: true };
      }
      rest = bytes.subarray(start);
    }
    if (rest.length > 0) yield { text: rest.toString('utf8'), isWhole: false };
  } finally {
    closeSync(file);
  }
}
