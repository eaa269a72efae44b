import { RUNS_MAX } from '@conn-dict/bench/parts';
import { PROFILES } from '../plan/profile.js';
import { SHAPES } from '../plan/shape.js';

/** What `--help` shows. */
export const USAGE = `Puts the worker under load at a planned pace, on a stack of its own, and reports it. Linux only.

npm run load -- --profile ${PROFILES.join('|')} [options]
  --shape SHAPE      ${SHAPES.join(', ')} (default: steady)
  --rate R           executions that begin each second, decimals too (default: 10)
  --duration D       how long, as 30s or 1m30s (default: 1m)
  --warm-up D        how long the same load goes before, unmeasured; 0s for not at all (default: 20s)
  --workers N        processes of the combined worker (default: 1)
  --fleet N          executions that wait beside the load, with --shape idle-fleet (default: 1000)
  --json FILE        where the numbers go (default: tools/load/.out/…)
  --html FILE        where the page goes (default: beside the numbers)

npm run load -- --compare a.json b.json
  shows two runs beside each other

npm run load -- --tune [options]
  finds the settings of a worker that bring the lowest p95 at that load, and prints them as environment variables;
  give a rate that the machine hardly keeps up with (default: --profile mixed --duration 15s)

Latency counts from when a start was planned. A run has at most ${RUNS_MAX} executions: the directory lets one participant do no more at once.
Ctrl-C ends a run with a report of what there is.
Exit codes: 0 measured, 1 an execution failed or the run did, 2 wrong options, 130 ended early.
`;
