// Proves that a long file is read whole, page by page, that no page ends within a line, and that it can be read again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pagesOfFile } from './file-pages.js';

let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'chaos-pages-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function pagesOf(text: string): readonly (readonly string[])[] {
  const path = join(folder, 'log');
  writeFileSync(path, text);
  const pages = pagesOfFile(path);
  return [[...pages], [...pages]];
}

it('gives whole lines, beyond ASCII too, twice the same', () => {
  const text = 'João da Conceição pagou\n'.repeat(120_000);
  const [pages, again] = pagesOf(`${text}the end`);
  expect(pages!.length).toBeGreaterThan(2);
  expect(pages!.join('')).toBe(`${text}the end`);
  expect(again).toEqual(pages);
  for (const page of pages!.slice(0, -1)) expect(page.endsWith('\n')).toBe(true);
});

it('keeps a line whole that is longer than a page', () => {
  const line = 'x'.repeat(3 << 20);
  expect(pagesOf(line)[0]).toEqual([line]);
});
