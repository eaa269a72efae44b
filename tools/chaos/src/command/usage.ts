export const USAGE = `Runs claims, entries, investigations and syncs while their workers and all that these depend on are killed, paused and cut off, and judges what is left. Linux only.

npm run chaos -- [options]
  --seed S       the run of this seed (default: a new one, which is shown)
  --seeds A..B   one after the other
  --plan         show what the seeds do and when, and do nothing
  --duration D   seeds from S on, as many as begin within this time, such as 10m or 1h
  --profile P    instead of seeds, a soak: a steady load in the same two workers, one fault at a time,
                 then their memory and the time after each fault judged too:
                 ci (2 minutes), nightly (10 minutes), soak (1 hour), or as long as --duration says
  --json FILE    write the numbers of a soak there
  --help         show this

The exit code is 0 where everything held, 1 where something did not, 2 for wrong options, 130 when it was stopped.
`;
