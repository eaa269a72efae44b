import { createDatabase } from '@conn-dict/database';
import type { BenchOutcome, BenchRun } from './bench-run.js';
import type { VSyncOptions } from './command/vsync-options.js';
import { toVSyncReport, type SizeRounds, type VSyncReport } from './report/vsync-report.js';
import { toVSyncText } from './report/vsync-text.js';
import { withBenchFolder } from './stack/bench-folder.js';
import { startAgreeingDirectory } from './vsync/agreeing-directory.js';
import { measureSize, toParticipant, type SizeDeps } from './vsync/measure-size.js';
import { measureUpkeep } from './vsync/measure-upkeep.js';
import { startSetDatabase } from './vsync/set-database.js';

/** Measures a check, a full comparison and what the buckets cost a write, on PostgreSQL and a directory that agrees. */
export async function benchVSync(run: BenchRun<VSyncOptions>): Promise<BenchOutcome> {
  const report = await withBenchFolder(run, async (folder) => {
    const server = await startSetDatabase(folder);
    const directory = await startAgreeingDirectory();
    const { config } = server;
    const database = createDatabase({
      ...config,
      applicationName: 'bench-fill',
      statementTimeoutMs: 0,
      onError: () => undefined,
    });
    try {
      const { address } = directory;
      return await measure(run, { folder: folder.path, database, config, directory: address });
    } finally {
      await database.close();
      directory.stop();
      await server.stop();
    }
  });
  return { name: 'vsync', report, text: toVSyncText(report) };
}

async function measure(run: BenchRun<VSyncOptions>, deps: SizeDeps): Promise<VSyncReport> {
  const sizes: SizeRounds[] = [];
  for (const entries of run.options.entries) sizes.push(await measureSize(run, deps, entries));
  run.say('writing entries, with and without buckets');
  const upkeep = await measureUpkeep(deps.database, toParticipant(run.options.entries[0] ?? 0));
  return toVSyncReport(sizes, upkeep);
}
