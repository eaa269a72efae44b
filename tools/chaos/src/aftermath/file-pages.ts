import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { Pages } from './aftermath.js';

const PAGE_BYTES = 1 << 20;

/** Pages of a file of any length, each of whole lines; read anew each time. */
export function pagesOfFile(path: string): Pages {
  return { [Symbol.iterator]: () => readPages(path) };
}

function* readPages(path: string): Generator<string> {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(PAGE_BYTES);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for (let size; (size = readSync(file, bytes)) > 0;) {
      const text = rest + decoder.write(bytes.subarray(0, size));
      const end = text.lastIndexOf('\n') + 1;
      if (end > 0) yield text.slice(0, end);
      rest = text.slice(end);
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}
