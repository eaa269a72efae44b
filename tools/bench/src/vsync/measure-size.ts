import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Database } from '@conn-dict/database';
import type { BenchRun } from '../bench-run.js';
import type { VSyncOptions } from '../command/vsync-options.js';
import type { SizeRounds } from '../report/vsync-report.js';
import type { CompareRequest, CompareRound } from './compare-request.js';
import { fillSet } from './fill-set.js';
import { writeCidFile } from './write-cid-file.js';

export interface SizeDeps {
  /** Where the directory's file lies meanwhile. */
  readonly folder: string;
  readonly database: Database;
  readonly config: CompareRequest['database'];
  /** Address of a directory that agrees. */
  readonly directory: string;
}

/** The participant whose set has this size. */
export function toParticipant(entries: number): string {
  return String(10_000_000 + entries).slice(-8);
}

/** Makes both sides of a set of this size, and has them compared by a process of its own. */
export async function measureSize(
  { options, root, say, signal }: BenchRun<VSyncOptions>,
  { folder, database, config, directory }: SizeDeps,
  entries: number,
): Promise<SizeRounds> {
  const set = { participant: toParticipant(entries), keyType: 'EVP' } as const;
  say(`${entries} entries: filling PostgreSQL`);
  await fillSet(database, { ...set, entries });
  const path = join(folder, `${entries}.file`);
  const others = Math.floor(options.differences / 2);
  const file = { ...(await writeCidFile(path, { entries, others })), path };
  say(`${entries} entries: comparing`);
  const { rounds } = options;
  const told: CompareRequest = { ...set, file, database: config, directory, rounds };
  const program = join(root, 'tools/bench/dist/vsync/compare-program.js');
  const args = ['--max-old-space-size=512', program, JSON.stringify(told)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { signal });
  const lines = stdout.trimEnd().split('\n');
  const { peakMb } = JSON.parse(lines.pop() ?? '') as { peakMb: number };
  return { entries, peakMb, rounds: lines.map((line) => JSON.parse(line) as CompareRound) };
}
