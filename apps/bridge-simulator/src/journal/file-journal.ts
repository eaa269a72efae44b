import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Change } from '../directory/change.js';
import type { Journal } from './journal.js';
import { readLines } from './read-lines.js';

/** First line of a journal; a file of another format is refused, not overwritten. */
const HEADER = '{"journal":"conn-dict-bridge-simulator","version":1}';

/**
 * Keeps the directory in a file of JSON lines, one line a write.
 *
 * A write is handed to the operating system before it is answered, so that a killed process loses nothing; a power
 * cut may. A last line without its end, from a kill in the middle of a write, was never answered and is dropped.
 */
export function openFileJournal(path: string): Journal {
  mkdirSync(dirname(path), { recursive: true });
  let file: number | undefined;
  return {
    replay: () => (existsSync(path) ? replay(path) : []),
    append(changes) {
      file ??= openSync(path, 'a', 0o600);
      appendWhole(file, line(changes));
    },
    rewrite(writes) {
      if (file !== undefined) closeSync(file);
      file = undefined;
      const next = `${path}.next`;
      writeAll(next, writes);
      renameSync(next, path);
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

function* replay(path: string): Iterable<readonly Change[]> {
  let number = 0;
  for (const { text, isWhole } of readLines(path)) {
    number += 1;
    if (!isWhole) return;
    if (number === 1 && text !== HEADER) throw new JournalError(path, 1);
    if (number > 1) yield parseLine(text, path, number);
  }
}

function parseLine(text: string, path: string, number: number): readonly Change[] {
  try {
    return JSON.parse(text) as readonly Change[];
  } catch {
    throw new JournalError(path, number);
  }
}

function writeAll(path: string, writes: Iterable<readonly Change[]>): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeFully(file, `${HEADER}\n`);
    for (const changes of writes) writeFully(file, line(changes));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Leaves no half line behind when the disk is full: the next line would follow it. */
function appendWhole(file: number, text: string): void {
  const sizeBytes = fstatSync(file).size;
  try {
    writeFully(file, text);
  } catch (error) {
    ftruncateSync(file, sizeBytes);
    throw error;
  }
}

function line(changes: readonly Change[]): string {
  return `${JSON.stringify(changes)}\n`;
}

function writeFully(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) {
    written += writeSync(file, bytes, written);
  }
}

/** The file is no journal of ours, or was damaged elsewhere than at its end. */
export class JournalError extends Error {
  constructor(path: string, lineNumber: number) {
    super(`${path}: line ${String(lineNumber)} is not a journal's`);
    this.name = 'JournalError';
  }
}
