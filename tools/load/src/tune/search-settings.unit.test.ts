// Proves that the search finds settings that are better, and is not taken in by chance.
import { describe, expect, it } from 'vitest';
import { searchSettings } from './search-settings.js';
import { toVariables } from './tune-tables.js';
import { findTunables, type Settings, type Tunable } from './worker-settings.js';

const TUNABLES: readonly Tunable[] = [
  { name: 'POLLERS', standard: 10, others: [3, 20] },
  { name: 'CACHE', standard: 600, others: [150, 1_200] },
];

const search = (measure: (settings: Settings, run: number) => number) => {
  let run = 0;
  return searchSettings({
    tunables: TUNABLES,
    measure: async (settings) => measure(settings, run++),
  });
};

describe('searchSettings', () => {
  it('finds each setting that is better, and holds later ones against it', async () => {
    const result = await search(
      ({ POLLERS, CACHE }) => 100 + (POLLERS === 20 ? 0 : 50) + CACHE! / 10,
    );
    expect(result.best).toEqual({ POLLERS: 20, CACHE: 150 });
    expect(toVariables(TUNABLES, result)).toBe('POLLERS=20\nCACHE=150');
  });

  it('stays at the defaults where nothing is better', async () => {
    const result = await search(() => 100);
    expect(result).toMatchObject({ best: { POLLERS: 10, CACHE: 600 }, margin: 0.1 });
    expect(toVariables(TUNABLES, result)).toBe('# POLLERS=10 (default)\n# CACHE=600 (default)');
    expect(result.trials).toHaveLength(3 + 4);
  });

  it('takes nothing that wins by less than equal settings differ by', async () => {
    const result = await search((_, run) => [100, 140, 120][run] ?? 80);
    expect(result.margin).toBeCloseTo(0.4);
    expect(result.best).toEqual({ POLLERS: 10, CACHE: 600 });
  });

  it('takes nothing that wins only once', async () => {
    const result = await search((_, run) => (run === 3 ? 10 : 100));
    expect(result.best).toEqual({ POLLERS: 10, CACHE: 600 });
    expect(result.trials.filter(({ tried }) => tried === 'POLLERS')).toHaveLength(3);
  });
});

describe('findTunables', () => {
  it('knows the settings of libs/config, with values that it accepts', () => {
    const byName = new Map(findTunables().map((tunable) => [tunable.name, tunable]));
    expect(byName.get('MAX_CONCURRENT_WORKFLOWS')).toMatchObject({
      standard: 100,
      others: [25, 200],
    });
    expect(byName.get('POSTGRES_MAX_CONNS')).toMatchObject({ standard: 25, others: [6, 50] });
    expect(byName.size).toBe(6);
  });
});
