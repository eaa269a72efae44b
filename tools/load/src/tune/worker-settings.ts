import { workerEnvironmentSchema } from '@conn-dict/config';

/** What a worker takes on: the settings that a machine can want otherwise. */
const NAMES = [
  'MAX_CONCURRENT_WORKFLOWS',
  'MAX_CONCURRENT_ACTIVITIES',
  'MAX_CONCURRENT_WORKFLOW_TASK_POLLERS',
  'MAX_CONCURRENT_ACTIVITY_TASK_POLLERS',
  'MAX_CACHED_WORKFLOWS',
  'POSTGRES_MAX_CONNS',
] as const;

/** Values by the names of their variables. */
export type Settings = Readonly<Record<string, number>>;

/** A setting with what it can be. */
export interface Tunable {
  readonly name: string;
  readonly standard: number;
  /** Other values to try, the nearest first. */
  readonly others: readonly number[];
}

const FACTORS = [1 / 4, 2];

/** Reads the settings from what libs/config knows of them: default, least and most. */
export function findTunables(): readonly Tunable[] {
  const { plain } = workerEnvironmentSchema();
  return NAMES.map((name) => {
    const { default: standard, minimum = 1, maximum = Infinity } = plain[name] ?? {};
    if (typeof standard !== 'number') throw new Error(`${name} is no number with a default`);
    const others = FACTORS.map((factor) => Math.round(standard * factor)).filter(
      (value) => value >= minimum && value <= maximum && value !== standard,
    );
    return { name, standard, others };
  });
}

/** The settings as a worker has them without any variable. */
export function toStandards(tunables: readonly Tunable[]): Settings {
  return Object.fromEntries(tunables.map(({ name, standard }) => [name, standard]));
}
