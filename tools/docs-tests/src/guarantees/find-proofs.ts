import type { Page } from '../blocks/code-block.js';

/** A promise of the docs, with the tests that it names. */
export interface Guarantee {
  readonly promise: string;
  readonly proofs: readonly Proof[];
}

export interface Proof {
  /** As the page links to it. */
  readonly file: string;
  readonly title: string;
}

const TABLE = /<!-- table:guarantees -->\n\n(?<rows>(?:\|.*\n)+)/g;
const LINKED = /\[[^\]]*\]\((?<file>[^)]+)\)(?<titles>[^[]*)/g;

/** Reads the rows of all tables of guarantees: promise, how it is kept, and files with titles of tests. */
export function findProofs({ text }: Page): Guarantee[] {
  return Array.from(text.matchAll(TABLE))
    .flatMap(({ groups }) => (groups?.['rows'] ?? '').trimEnd().split('\n').slice(2))
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .map(([, promise = '', , proved = '']) => ({ promise, proofs: toProofs(proved) }));
}

function toProofs(cell: string): Proof[] {
  return Array.from(cell.matchAll(LINKED)).flatMap(({ groups }) =>
    Array.from((groups?.['titles'] ?? '').matchAll(/`([^`]+)`/g), ([, title = '']) => ({
      file: groups?.['file'] ?? '',
      title,
    })),
  );
}
