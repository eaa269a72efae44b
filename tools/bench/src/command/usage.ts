import { RUNS_MAX } from './option-values.js';

export const CLAIMS_USAGE = `Measures what a claim costs, beside two claims that do nothing, on a stack of its own. Linux only.

npm run bench:claims -- [options]
  --claims N         claims in each round of each kind (default: 300)
  --concurrency N    claims under way at once (default: 50)
  --rounds N         rounds that count, after one that does not (default: 3)
  --answer-after MS  pause between a claim's start and its confirmation (default: 0)
  --idle N           open N claims that wait, and look at the worker's memory instead
  --cpu-profile      profile the worker, and show what its CPU time is made of
  --json FILE        where the numbers go (default: tools/bench/.out/…)
  --help             show this

All rounds together have at most ${RUNS_MAX} claims: the directory lets one participant do no more at once.
`;

export const ENTRIES_USAGE = `Measures what a new entry costs, beside one that does nothing, with 1 and with 4 workers, on stacks of its own. Linux only.

npm run bench:entries -- [options]
  --entries N        entries in each round of each kind (default: 300)
  --concurrency N    entries under way at once (default: 50)
  --rounds N         rounds that count, after one that does not (default: 3)
  --cpu-profile      profile the workers, and show what the first one's CPU time is made of
  --json FILE        where the numbers go (default: tools/bench/.out/…)
  --help             show this

All rounds together have at most ${RUNS_MAX} entries.
`;

export const INFRACTIONS_USAGE = `Measures what an investigation of a transaction costs, and the worker's memory while investigations wait, on stacks of its own. Linux only.

npm run bench:infractions -- [options]
  --infractions N    investigations in each round (default: 300)
  --concurrency N    investigations under way at once (default: 50)
  --rounds N         rounds that count, after one that does not (default: 3)
  --answer-after MS  pause between an investigation's start and its decision (default: 0)
  --idle N           investigations without a transaction that wait (default: ${RUNS_MAX})
  --json FILE        where the numbers go (default: tools/bench/.out/…)
  --help             show this

All rounds together have at most ${RUNS_MAX} investigations.
`;

export const DICT_USAGE = `Measures how fast libs/dict computes CIDs, beside the bare HMAC, and checks keys, and how fast payloads are encrypted.

npm run bench:dict -- [options]
  --rounds N         rounds that count (default: 50)
  --json FILE        where the numbers go (default: tools/bench/.out/…)
  --help             show this
`;

export const VSYNC_USAGE = `Measures a full comparison with the directory's file, beside reading and hashing that file, over PostgreSQL. Linux only.

npm run bench:vsync -- [options]
  --entries N,N      entries on each side (default: 1000000); 10000000 take some minutes to make
  --differences N    CIDs that one side has only (default: 1000)
  --rounds N         rounds that count, after one that does not (default: 5)
  --json FILE        where the numbers go (default: tools/bench/.out/…)
  --help             show this
`;

export const ROLLING_USAGE = `Restarts workers one after the other, under load, on a stack of its own, and fails where a restart cost anything. Linux only.

npm run rolling-restarts -- [options]
  --restarts N           workers to stop and start anew (default: 12)
  --workers N            processes of the combined worker (default: 3)
  --claims-per-second N  claims that begin each second (default: 4)
  --development-server   Temporal as its development server, whatever its version, not as the released one
  --json FILE            where the numbers go (default: tools/bench/.out/…)
  --help                 show this
`;

export const USAGE = `The first argument names the benchmark: claims, entries, infractions, dict, vsync or rolling-restarts.

${CLAIMS_USAGE}
${ENTRIES_USAGE}
${INFRACTIONS_USAGE}
${DICT_USAGE}
${VSYNC_USAGE}
${ROLLING_USAGE}`;
