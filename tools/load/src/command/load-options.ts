import { RUNS_MAX } from '@conn-dict/bench/parts';
import { countKinds, planLoad } from '../plan/load-plan.js';
import { PROFILES } from '../plan/profile.js';
import { SHAPES } from '../plan/shape.js';
import type { RunLoadOptions } from '../run/run-load.js';
import { createOptionReader, type OptionReader } from './option-reader.js';

interface Files {
  /** For the numbers. */
  readonly json: string | undefined;
  /** For the page. */
  readonly html: string | undefined;
}

/** What the command shall do. */
export type LoadCommand =
  | { readonly task: 'help' }
  | (Files & { readonly task: 'run'; readonly options: RunLoadOptions })
  | (Files & { readonly task: 'tune'; readonly options: RunLoadOptions })
  | (Files & { readonly task: 'compare'; readonly files: readonly [string, string] });

const TEXTS = [
  'profile',
  'shape',
  'rate',
  'duration',
  'warm-up',
  'workers',
  'fleet',
  'json',
  'html',
];
const FLAGS = ['compare', 'tune', 'help'];

const WORKERS_MAX = 16;
const RATE_MAX = 1_000;
const FLEET = 1_000;

/** Syncs of one key type that the directory lets a participant have at once, and those that it gives back a minute. */
const SYNCS = { atOnce: 50, perMinute: 10 } as const;

/** Reads the command line. @throws UsageError with every fault */
export function parseLoadCommand(args: readonly string[]): LoadCommand {
  const reader = createOptionReader(args, { texts: TEXTS, flags: FLAGS });
  if (reader.flag('help')) return { task: 'help' };
  const files = { json: reader.path('json'), html: reader.path('html') };
  if (reader.flag('compare')) return { task: 'compare', ...files, files: toCompared(reader) };
  const task = reader.flag('tune') ? 'tune' : 'run';
  const options = toRunOptions(reader, task);
  for (const word of reader.positionals) reader.blame(`${word} is no option`);
  reader.done();
  return { task, ...files, options };
}

function toCompared(reader: OptionReader): readonly [string, string] {
  const others = [...TEXTS.filter((name) => name !== 'json' && name !== 'html'), 'tune'];
  for (const name of others)
    if (reader.isGiven(name)) reader.blame(`--${name} does not go with --compare`);
  const [a = '', b = '', ...more] = reader.positionals;
  if (b === '' || more.length > 0) reader.blame('--compare needs two files of numbers');
  reader.done();
  return [a, b];
}

function toRunOptions(reader: OptionReader, task: 'run' | 'tune'): RunLoadOptions {
  const profile = reader.oneOf('profile', PROFILES, task === 'tune' ? 'mixed' : undefined);
  const shape = reader.oneOf('shape', SHAPES, 'steady');
  const fleet = reader.count('fleet', FLEET);
  const isFleet = shape === 'idle-fleet';
  if (reader.isGiven('fleet') && !isFleet) reader.blame('--fleet goes with --shape idle-fleet');
  if (shape === 'timers' && profile === 'vsync')
    reader.blame('--shape timers needs a profile that waits for answers: vsync does not');
  const options = {
    profile,
    shape,
    rate: reader.rate('rate', 10, RATE_MAX),
    durationMs: reader.durationMs('duration', {
      otherwise: task === 'tune' ? '15s' : '1m',
      min: '1s',
      max: '1h',
    }),
    warmUpMs: reader.durationMs('warm-up', { otherwise: '20s', min: '0s', max: '10m' }),
    workers: reader.count('workers', 1, { max: WORKERS_MAX }),
    fleet: isFleet ? fleet : 0,
  };
  for (const fault of limitFaults(options)) reader.blame(fault);
  return options;
}

/** What the directory, and the client that holds a worker to its limits, let one participant do in a run. */
function limitFaults(options: RunLoadOptions): readonly string[] {
  const { warmUp, load } = planLoad(options);
  if (warmUp.length + load.length + options.fleet > RUNS_MAX)
    return [
      `--rate times --duration and --warm-up, with --fleet, is at most ${RUNS_MAX} executions`,
    ];
  const { vsync } = countKinds([...warmUp, ...load]);
  const minutes = (options.warmUpMs + options.durationMs) / 60_000;
  const syncsMax = SYNCS.atOnce + Math.floor(SYNCS.perMinute * minutes);
  return vsync > syncsMax
    ? [
        `--rate times --duration and --warm-up makes ${vsync} syncs: the directory takes ${syncsMax} in that time`,
      ]
    : [];
}
