import { benchClaims } from '../bench-claims.js';
import { benchDict } from '../bench-dict.js';
import { benchEntries } from '../bench-entries.js';
import { benchInfractions } from '../bench-infractions.js';
import { benchVSync } from '../bench-vsync.js';
import { rollingRestarts } from '../rolling-restarts.js';
import type { BenchContext, BenchOutcome, BenchRun } from '../bench-run.js';
import { parseClaimsOptions } from './claims-options.js';
import { parseDictOptions } from './dict-options.js';
import { parseEntriesOptions } from './entries-options.js';
import { parseInfractionsOptions } from './infractions-options.js';
import type { CommonOptions } from './option-values.js';
import { parseRollingOptions } from './rolling-options.js';
import { parseVSyncOptions } from './vsync-options.js';
import {
  CLAIMS_USAGE,
  DICT_USAGE,
  ENTRIES_USAGE,
  INFRACTIONS_USAGE,
  ROLLING_USAGE,
  VSYNC_USAGE,
} from './usage.js';

/** A benchmark with its options read. */
export interface ReadyBench extends CommonOptions {
  run(context: BenchContext): Promise<BenchOutcome>;
}

/** A benchmark as it is called. */
export interface BenchCommand {
  readonly usage: string;
  /** Reads the command line. @throws UsageError */
  parse(args: readonly string[]): ReadyBench;
}

/** The benchmarks by their names. */
export const BENCH_COMMANDS: ReadonlyMap<string, BenchCommand> = new Map([
  ['claims', toCommand(CLAIMS_USAGE, parseClaimsOptions, benchClaims)],
  ['entries', toCommand(ENTRIES_USAGE, parseEntriesOptions, benchEntries)],
  ['infractions', toCommand(INFRACTIONS_USAGE, parseInfractionsOptions, benchInfractions)],
  ['dict', toCommand(DICT_USAGE, parseDictOptions, benchDict)],
  ['vsync', toCommand(VSYNC_USAGE, parseVSyncOptions, benchVSync)],
  ['rolling-restarts', toCommand(ROLLING_USAGE, parseRollingOptions, rollingRestarts)],
]);

function toCommand<Options extends CommonOptions>(
  usage: string,
  parseOptions: (args: readonly string[]) => Options,
  bench: (run: BenchRun<Options>) => Promise<BenchOutcome>,
): BenchCommand {
  return {
    usage,
    parse(args) {
      const options = parseOptions(args);
      const { jsonFile, help } = options;
      return { jsonFile, help, run: (context) => bench({ ...context, options }) };
    },
  };
}
