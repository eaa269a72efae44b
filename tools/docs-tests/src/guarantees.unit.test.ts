// Proves that every promise of docs/guarantees.md names tests, and that each of them is there under that title.
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPages, ROOT } from './blocks/read-pages.js';
import { findProofs } from './guarantees/find-proofs.js';

const page = readPages().find(({ path }) => path === 'docs/guarantees.md')!;

/** Whether a file has a test of that title, as a text of its own. */
function hasTest(path: string, title: string): boolean {
  const file = join(ROOT, path);
  if (!existsSync(file)) return false;
  const text = readFileSync(file, 'utf8');
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((quoted) => text.includes(quoted));
}

describe('docs/guarantees.md', () => {
  const guarantees = findProofs(page);

  it('has promises', () => {
    expect(guarantees.length).toBeGreaterThan(20);
  });

  it.each(guarantees)('$promise', ({ proofs }) => {
    expect(proofs).not.toEqual([]);
    const missing = proofs.filter(({ file, title }) => !hasTest(posix.join('docs', file), title));
    expect(missing).toEqual([]);
  });
});

describe('finding proofs', () => {
  it('takes each title with the file before it', () => {
    const text = `<!-- table:guarantees -->

| promise | how it is kept | proved by |
| ------- | -------------- | --------- |
| One     | by \`care\`    | [a](../a.test.ts): \`is one\`, \`is not two\`; [b](../b.test.ts): \`is b\` |
| Two     | by nothing     | |
`;
    expect(findProofs({ path: 'a.md', text })).toEqual([
      {
        promise: 'One',
        proofs: [
          { file: '../a.test.ts', title: 'is one' },
          { file: '../a.test.ts', title: 'is not two' },
          { file: '../b.test.ts', title: 'is b' },
        ],
      },
      { promise: 'Two', proofs: [] },
    ]);
  });
});
