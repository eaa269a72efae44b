import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyDigest, type HistoryManifest, type RecordedHistory } from '@conn-dict/testing';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { ENTRY_STORIES, type EntryStory } from './entry-stories.js';
import { createEntryWorld, type EntryWorld } from './entry-workflow-world.js';

/**
 * Records the stories that the manifest does not have yet for a release: `npm run record -w @conn-dict/entry -- 0.2.0`.
 * What is recorded is never touched again: it is what runs out there look like.
 */
async function main(release: string | undefined): Promise<void> {
  if (!release || !/^\d+\.\d+\.\d+$/.test(release))
    throw new Error('name the release, such as 0.2.0');
  const folder = join(import.meta.dirname, 'histories');
  const manifestPath = join(folder, 'manifest.json');
  const { histories } = JSON.parse(await readFile(manifestPath, 'utf8')) as HistoryManifest;
  const known = new Set(histories.map(({ file }) => file));
  const recorded: RecordedHistory[] = [...histories];
  const world = await createEntryWorld();
  try {
    for (const story of ENTRY_STORIES) {
      const file = `${release}-${story.name}.json`;
      if (known.has(file)) continue;
      const content = await record(world, story);
      await writeFile(join(folder, file), content);
      recorded.push({
        file,
        workflow: story.workflow,
        release,
        story: story.story,
        sha256: historyDigest(content),
      });
      console.log(`recorded ${file}`);
    }
  } finally {
    await world.close();
  }
  await writeFile(manifestPath, `${JSON.stringify({ histories: recorded }, null, 2)}\n`);
}

async function record(world: EntryWorld, { tell, ...options }: EntryStory): Promise<string> {
  let content = '';
  await world.withRun(options, async (run) => {
    await tell?.(run);
    await run.result().catch(() => undefined);
    content = withoutMachine(historyToJSON(await run.fetchHistory()));
  });
  return content;
}

/** Leaves out what tells of the machine that recorded: paths in stack traces, host and process. */
function withoutMachine(history: string): string {
  const told: Readonly<Record<string, string>> = { stackTrace: '', identity: 'recorder' };
  const content = JSON.parse(history, (key, value: unknown) => told[key] ?? value) as unknown;
  return `${JSON.stringify(content, null, 2)}\n`;
}

await main(process.argv[2]);
