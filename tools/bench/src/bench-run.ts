import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface BenchContext {
  /** Root of the project. */
  readonly root: string;
  /** Ends the run. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

export interface BenchRun<Options> extends BenchContext {
  readonly options: Options;
}

export interface BenchOutcome {
  /** Names the kind of measurement. */
  readonly name:
    'claims' | 'idle-claims' | 'entries' | 'infractions' | 'dict' | 'vsync' | 'rolling-restarts';
  /** The numbers, for machines. */
  readonly report: object;
  /** The same for people. */
  readonly text: string;
  /** Whether what must hold did; a benchmark has nothing of that kind. @default true */
  readonly isGood?: boolean;
}

/** Makes a folder for profiles, without those of an earlier run. */
export async function makeProfileFolder(
  { root }: Pick<BenchContext, 'root'>,
  name: string,
): Promise<string> {
  const path = join(root, 'tools/bench/.out/cpu-profile', name);
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true });
  return path;
}
