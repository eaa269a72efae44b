import { CLAIMS_MAX } from './bench-options.js';

export const USAGE = `Measures what a claim costs, beside two claims that do nothing, on a stack of its own. Linux only.

npm run bench:claims -- [options]
  --claims N         claims in each round of each kind (default: 300)
  --concurrency N    claims under way at once (default: 50)
  --rounds N         rounds that count, after one that does not (default: 3)
  --answer-after MS  pause between a claim's start and its confirmation (default: 0)
  --idle N           open N claims that wait, and look at the worker's memory instead
  --cpu-profile      profile the worker, and show what its CPU time is made of
  --json FILE        where the numbers go (default: tools/bench/.out/…)
  --help             show this

All rounds together have at most ${CLAIMS_MAX} claims: the directory lets one participant do no more at once.
`;
