import type { TextFile } from './repository.js';

/** A place in a file that a pattern matched. */
export interface Hit {
  /** `path:line` */
  readonly place: string;
  readonly match: RegExpExecArray;
}

/** Finds every match of a global pattern, with the line it stands in. */
export function findText({ path, text }: TextFile, pattern: RegExp): Hit[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    place: `${path}:${lineOf(text, match.index)}`,
    match,
  }));
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
