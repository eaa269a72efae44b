// Proves that each line added to a file is handed on once and whole, also when the file comes later or starts anew.
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { followLines } from './follow-lines.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conn-dict-follow-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('follows a file that comes later, in pieces that cut characters', async () => {
  const path = join(folder, 'later');
  const controller = new AbortController();
  const lines: string[] = [];
  const following = followLines(path, (line) => lines.push(line), controller.signal);
  const bytes = Buffer.from('first ✓\nsecond\n');
  await writeFile(path, bytes.subarray(0, 7));
  await appendFile(path, bytes.subarray(7));
  await vi.waitFor(() => expect(lines).toEqual(['first ✓', 'second']), { timeout: 10_000 });
  controller.abort();
  await following;
});

test('passes over what was there before', async () => {
  const path = join(folder, 'old');
  await writeFile(path, 'old\n');
  const controller = new AbortController();
  const lines: string[] = [];
  const following = followLines(path, (line) => lines.push(line), controller.signal);
  await appendFile(path, 'new\n');
  await vi.waitFor(() => expect(lines.at(-1)).toBe('new'), { timeout: 10_000 });
  controller.abort();
  await following;
});
