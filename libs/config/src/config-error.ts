/** What is wrong with one variable. */
export interface ConfigFault {
  readonly name: string;
  /** The value given, quoted and cut; `***` for a secret, `(not set)` where there is none. */
  readonly shown: string;
  readonly expected: string;
}

/** The environment cannot be used; names every fault at once, and never shows a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly ConfigFault[]) {
    super(describe(faults));
  }
}

function describe(faults: readonly ConfigFault[]): string {
  const count = faults.length === 1 ? '1 variable' : `${faults.length} variables`;
  const lines = faults.map(
    ({ name, shown, expected }) => `  ${name}: given ${shown}, expected ${expected}`,
  );
  return [`The environment is wrong in ${count}:`, ...lines].join('\n');
}
