import { styleText } from 'node:util';
import type { TerminalStream } from '../terminal.js';

/** How words are made to stand out, where the stream shows colours. */
export interface Styles {
  good(text: string): string;
  bad(text: string): string;
  doubtful(text: string): string;
  faint(text: string): string;
}

/** Colours for a person's terminal; none for a pipe, a file, or with NO_COLOR. */
export function createStyles(stream: TerminalStream): Styles {
  const isColoured = stream.isTTY === true && stream.hasColors?.() === true;
  const paint = (style: Parameters<typeof styleText>[0]) => (text: string) =>
    isColoured ? styleText(style, text) : text;
  return {
    good: paint('green'),
    bad: paint('red'),
    doubtful: paint('yellow'),
    faint: paint('dim'),
  };
}
