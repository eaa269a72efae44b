import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDatabase } from '@conn-dict/database';
import type { BenchOutcome, BenchRun } from './bench-run.js';
import type { VSyncOptions } from './command/vsync-options.js';
import { toVSyncReport, toVSyncText, type SizeRounds } from './report/vsync-report.js';
import { withBenchFolder, type BenchFolder } from './stack/bench-folder.js';
import { startSetDatabase } from './vsync/set-database.js';
import type { CompareRequest, CompareRound } from './vsync/compare-request.js';
import { fillSet } from './vsync/fill-set.js';
import { writeCidFile } from './vsync/write-cid-file.js';

/** Measures a full comparison, beside reading and hashing the same file, on PostgreSQL and nothing else. */
export async function benchVSync(run: BenchRun<VSyncOptions>): Promise<BenchOutcome> {
  const sizes = await withBenchFolder(run, (folder) => measureSizes(run, folder));
  const report = toVSyncReport(sizes);
  return { name: 'vsync', report, text: toVSyncText(report) };
}

async function measureSizes(
  run: BenchRun<VSyncOptions>,
  folder: BenchFolder,
): Promise<readonly SizeRounds[]> {
  const server = await startSetDatabase(folder);
  try {
    const sizes: SizeRounds[] = [];
    for (const entries of run.options.entries)
      sizes.push(await measureSize(run, { folder, config: server.config, entries }));
    return sizes;
  } finally {
    await server.stop();
  }
}

interface SizeToMeasure {
  readonly folder: BenchFolder;
  readonly config: CompareRequest['database'];
  readonly entries: number;
}

async function measureSize(
  { options, root, say, signal }: BenchRun<VSyncOptions>,
  { folder, config, entries }: SizeToMeasure,
): Promise<SizeRounds> {
  const set = {
    participant: String(10_000_000 + entries).slice(-8),
    keyType: 'EVP',
    entries,
  } as const;
  say(`${entries} entries: filling PostgreSQL`);
  const database = createDatabase({
    ...config,
    applicationName: 'bench-fill',
    statementTimeoutMs: 0,
    onError: () => undefined,
  });
  await fillSet(database, set).finally(() => database.close());
  const path = join(folder.path, `${entries}.file`);
  const others = Math.floor(options.differences / 2);
  const file = await writeCidFile(path, { entries, others });
  say(`${entries} entries: comparing`);
  const request: CompareRequest = {
    participant: set.participant,
    keyType: set.keyType,
    file: { ...file, path },
    database: config,
    rounds: options.rounds,
  };
  const program = join(root, 'tools/bench/dist/vsync/compare-program.js');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--max-old-space-size=512', program, JSON.stringify(request)],
    { signal },
  );
  const lines = stdout.trimEnd().split('\n');
  const { peakMb } = JSON.parse(lines.pop() ?? '') as { peakMb: number };
  return { entries, peakMb, rounds: lines.map((line) => JSON.parse(line) as CompareRound) };
}
