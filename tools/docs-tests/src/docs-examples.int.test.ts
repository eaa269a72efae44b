// Proves that every TypeScript example of README.md and docs compiles against the packages as they are built.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTypes } from '../test/check-types.js';
import { ROOT, readPages } from './blocks/read-pages.js';
import { findExamples } from './examples/find-examples.js';

const GIVEN = '../../test/given.ts';
const examples = findExamples(readPages(), GIVEN);

let folder: string;
beforeAll(async () => {
  const parent = join(ROOT, 'tools/docs-tests/.out');
  await mkdir(parent, { recursive: true });
  folder = await mkdtemp(join(parent, 'examples-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function faultsOf(files: readonly { readonly fileName: string; readonly code: string }[]) {
  const paths = files.map(({ fileName }) => join(folder, fileName));
  for (const [index, path] of paths.entries()) await writeFile(path, files[index]!.code);
  return checkTypes(paths);
}

describe('the examples', () => {
  it(`compile: ${examples.length} of them`, async () => {
    expect(examples.length).toBeGreaterThan(3);
    expect(await faultsOf(examples)).toEqual([]);
  });

  it('would not with a field that is not there', async () => {
    const code = "import { claim } from '../../test/given.ts';\nconsole.log(claim.nothing);\n";
    expect((await faultsOf([{ fileName: 'wrong.ts', code }])).join()).toContain('nothing');
  });

  it('take as given only what they name', () => {
    const page = (info: string) => [{ path: 'a.md', text: `\`\`\`ts ${info}\nf();\n\`\`\`\n` }];
    expect(findExamples(page('given="f, g"'), './g.ts')[0]!.code).toMatch(/^import \{ f, g \}/);
    expect(() => findExamples(page('skip'), './g.ts')).toThrow('a.md:1 says skip');
  });
});
