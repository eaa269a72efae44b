import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { historyDigest, type HistoryManifest, type RecordedHistory } from './replay-gate.js';

/** A history as a workflow handle's `fetchHistory` answers it. */
export type FetchedHistory = Parameters<typeof historyToJSON>[0];

/** What a story has to tell of itself to be recorded. */
export interface StoryToRecord {
  readonly name: string;
  /** What happens in it, in a few words. */
  readonly story: string;
  readonly workflow: string;
}

export interface RecordHistoriesOptions<Story extends StoryToRecord> {
  /** Holds `manifest.json` and the histories that it lists. */
  readonly folder: string;
  /** Such as 0.2.0. */
  readonly release: string | undefined;
  readonly stories: readonly Story[];
  /** Tells the story to its end. */
  readonly tell: (story: Story) => Promise<FetchedHistory>;
}

/**
 * Records the stories that the manifest does not have yet for a release, for the replay gate. What is recorded is never
 * touched again: it is what runs out there look like.
 *
 * @throws Error where `release` names none
 */
export async function recordHistories<Story extends StoryToRecord>(
  options: RecordHistoriesOptions<Story>,
): Promise<void> {
  const { folder, release, stories, tell } = options;
  if (!release || !/^\d+\.\d+\.\d+$/.test(release))
    throw new Error('name the release, such as 0.2.0');
  const manifestPath = join(folder, 'manifest.json');
  const { histories } = JSON.parse(await readFile(manifestPath, 'utf8')) as HistoryManifest;
  const known = new Set(histories.map(({ file }) => file));
  const recorded: RecordedHistory[] = [...histories];
  for (const each of stories) {
    const { name, story, workflow } = each;
    const file = `${release}-${name}.json`;
    if (known.has(file)) continue;
    const content = withoutMachine(historyToJSON(await tell(each)));
    await writeFile(join(folder, file), content);
    recorded.push({ file, workflow, release, story, sha256: historyDigest(content) });
    console.log(`recorded ${file}`);
  }
  await writeFile(manifestPath, `${JSON.stringify({ histories: recorded }, null, 2)}\n`);
}

/** Leaves out what tells of the machine that recorded: paths in stack traces, host and process. */
function withoutMachine(history: string): string {
  const told: Readonly<Record<string, string>> = { stackTrace: '', identity: 'recorder' };
  const content = JSON.parse(history, (key, value: unknown) => told[key] ?? value) as unknown;
  return `${JSON.stringify(content, null, 2)}\n`;
}
