// Proves that every query of the dashboards can be read by Prometheus, asks for metrics that there are, and that each alert's metric is shown.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readAlertRules } from '../src/alert-rules.js';
import { readDashboards } from '../src/dashboards.js';
import { LATE_METRICS } from '../src/late-metrics.js';
import { metricNamesIn } from '../src/metric-names.js';
import { repositoryPath } from '../src/repository-file.js';
import { isPrometheusMissing } from './prometheus-missing.js';
import { promtool } from './promtool.js';

const SDK = 'node_modules/@temporalio/core-bridge/sdk-core/crates';
/** Where the SDK names its metrics. */
const SDK_SOURCES = [
  `${SDK}/sdk-core/src/telemetry/metrics.rs`,
  `${SDK}/common/src/telemetry/metrics.rs`,
  `${SDK}/client/src/metrics.rs`,
];
/** What a name has more than the SDK's sources: the exporter's prefix and suffixes. */
const EXPORTED = /^temporal_|_seconds$|_total$/g;

const dashboards = readDashboards();
const ofDashboards = dashboards.flatMap(({ queries, variableQueries }) =>
  [...queries.map(({ expr }) => expr), ...variableQueries].flatMap(metricNamesIn),
);
const ofRules = readAlertRules().flatMap(({ expr }) => metricNamesIn(expr));
const names = [...new Set([...ofDashboards, ...ofRules])];

describe('the dashboards', () => {
  it('are three, with ids of their own', () => {
    expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(3);
    for (const { queries } of dashboards) expect(queries.length).toBeGreaterThan(10);
  });

  it('show the metric of each alert', () => {
    expect(ofDashboards).toEqual(expect.arrayContaining(ofRules));
  });

  it.skipIf(isPrometheusMissing).each(dashboards)('$file has queries that parse', async (board) => {
    const folder = await mkdtemp(join(tmpdir(), 'conn-dict-dashboards-'));
    const path = join(folder, 'rules.yaml');
    const recorded = board.queries.map(({ expr }, number) => ({ record: `query_${number}`, expr }));
    try {
      await writeFile(path, stringify({ groups: [{ name: board.uid, rules: recorded }] }));
      expect(await promtool('check', 'rules', path)).toContain(`${recorded.length} rules found`);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('the metrics of rules and dashboards', () => {
  it('are, of ours, in the table that is held to the code', async () => {
    const page = await readFile(repositoryPath('docs/metrics.md'), 'utf8');
    const ours = names.filter((name) => name.startsWith('conn_dict_'));
    expect(ours.length).toBeGreaterThan(10);
    for (const name of ours) expect(page).toMatch(new RegExp(`^\\| \`${name}\``, 'm'));
  });

  it('are, of the SDK, in its sources, under the names that it exports them by', async () => {
    const sources = await Promise.all(
      SDK_SOURCES.map((path) => readFile(repositoryPath(path), 'utf8')),
    );
    const known = new Set(sources.join().match(/(?<=")\w+(?=")/g));
    const theirs = names.filter((name) => name.startsWith('temporal_'));
    expect(theirs.length).toBeGreaterThan(10);
    expect(theirs.filter((name) => !known.has(name.replaceAll(EXPORTED, '')))).toEqual([]);
  });

  it('are used, where they are told to appear late', () => {
    expect(names).toEqual(expect.arrayContaining(Object.keys(LATE_METRICS)));
  });
});
