/** What a script can tell an end by; the numbers of sysexits where there is one. docs/cli.md lists them. */
export const EXIT_CODES = {
  done: { code: 0, meaning: 'done' },
  fault: {
    code: 1,
    meaning:
      'said no: a check found a fault, a history does not replay, a run failed or refused the message',
  },
  usage: { code: 64, meaning: 'the command line is wrong' },
  input: { code: 65, meaning: 'a field of the input breaks a rule; nothing was sent' },
  missing: { code: 66, meaning: 'there is no such run, report or file' },
  unavailable: {
    code: 69,
    meaning: 'Temporal, a worker or PostgreSQL gave no answer; the same command can help later',
  },
  defect: { code: 70, meaning: 'a defect of this command' },
  waited: { code: 75, meaning: 'the time of --timeout is over; the run goes on' },
  config: { code: 78, meaning: 'the environment is wrong; every fault of it is on stderr' },
} as const satisfies Record<string, { readonly code: number; readonly meaning: string }>;

export type ExitName = keyof typeof EXIT_CODES;
