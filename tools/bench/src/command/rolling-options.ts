import { readValues, toCommonOptions, toCount, type CommonOptions } from './option-values.js';

/** What a caller may choose; `npm run rolling-restarts -- --help` shows the same. */
export interface RollingOptions extends CommonOptions {
  /** Workers that are stopped and started anew, one after the other. @default 12 */
  readonly restarts: number;
  /** Processes of the combined worker. @default 3 */
  readonly workers: number;
  /** Claims that begin each second. @default 4 */
  readonly claimsPerSecond: number;
  /** Whether Temporal is its development server, not the released one. @default false */
  readonly developmentServer: boolean;
}

/** Reads the command line. @throws UsageError naming the option and what it takes. */
export function parseRollingOptions(args: readonly string[]): RollingOptions {
  const values = readValues(args, {
    restarts: { type: 'string' },
    workers: { type: 'string' },
    'claims-per-second': { type: 'string' },
    'development-server': { type: 'boolean' },
  } as const);
  return {
    restarts: toCount('--restarts', values.restarts ?? '12', { max: 1_000 }),
    workers: toCount('--workers', values.workers ?? '3', { min: 2, max: 9 }),
    claimsPerSecond: toCount('--claims-per-second', values['claims-per-second'] ?? '4', {
      max: 100,
    }),
    developmentServer: values['development-server'] ?? false,
    ...toCommonOptions(values),
  };
}
