import type { ReportTable } from '../report/load-tables.js';
import type { Plot } from '../report/load-plots.js';
import type { SearchResult, Trial } from './search-settings.js';
import type { Tunable } from './worker-settings.js';

/** Shows what was found, and each measurement that led to it. */
export function toTuneTables(
  tunables: readonly Tunable[],
  { best, trials, margin }: SearchResult,
): readonly ReportTable[] {
  return [
    {
      title: 'Settings',
      rows: [
        ['', 'default', 'found', 'tried'],
        ...tunables.map(({ name, standard, others }) => [
          name,
          String(standard),
          String(best[name]),
          others.join(', '),
        ]),
      ],
    },
    {
      title: `Measurements (better by ${(100 * margin).toFixed(0)} % twice, or it does not count)`,
      rows: [
        ['', 'p95, ms'],
        ...trials.map((trial) => [toTrialName(trial), trial.score.toFixed(0)]),
      ],
    },
  ];
}

/** Draws the measurements in their order. */
export function toTunePlots({ trials }: SearchResult): readonly Plot[] {
  return [
    {
      title: 'p95 of each measurement, in their order',
      unit: 'ms',
      atSeconds: trials.map((_, index) => index + 1),
      series: [{ label: 'p95', values: trials.map(({ score }) => score) }],
    },
  ];
}

/** Prints settings as a shell or an env file takes them: those that differ from the defaults, and all others as comments. */
export function toVariables(tunables: readonly Tunable[], { best }: SearchResult): string {
  const lines = tunables.map(({ name, standard }) =>
    best[name] === standard ? `# ${name}=${standard} (default)` : `${name}=${best[name]}`,
  );
  return lines.join('\n');
}

/** Names a measurement by the setting that it tried. */
export function toTrialName({ tried, settings }: Omit<Trial, 'score'>): string {
  return tried === undefined ? 'the best so far' : `${tried}=${settings[tried]}`;
}
