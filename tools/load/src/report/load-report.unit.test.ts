// Proves that a run is summed up exactly: percentiles, what failed or is open, and what each process used.
import { describe, expect, it } from 'vitest';
import { toOutcomes, toSampleReport } from '../../test/sample-report.js';
import { toComparisonPlots, toComparisonTables } from './compare-reports.js';
import { toLoadPlots } from './load-plots.js';
import { toLoadTables, toLoadTitle } from './load-tables.js';
import { toTablesText } from './tables-text.js';

describe('toLoadReport', () => {
  it('gives the percentiles of those that were done', () => {
    const [claims] = toSampleReport().kinds;
    expect(claims).toEqual({
      kind: 'claims',
      begun: 10,
      done: 10,
      failed: 0,
      open: 0,
      latencies: { p50: 50, p95: 100, p99: 100, max: 100 },
    });
  });

  it('counts what failed by its name and what is open, and takes neither for fast', () => {
    const failed = toOutcomes(2, { latencyMs: 1, failure: 'CallTimedOut' });
    const report = toSampleReport([...toOutcomes(5), ...failed]);
    expect(report.kinds[0]).toMatchObject({ done: 5, failed: 2, open: 3, latencies: { p50: 30 } });
    expect(report.failures).toEqual({ 'claims: CallTimedOut': 2 });
  });

  it('counts as done a second only what ended inside the load', () => {
    const late = toOutcomes(5, { endedMs: 10_001 });
    expect(toSampleReport([...toOutcomes(5), ...late]).donePerSecond).toBe(0.5);
  });

  it('tells what each process used, and the most that waited', () => {
    const report = toSampleReport();
    expect(report.processes).toEqual([
      {
        name: 'worker-1',
        coresMean: 0.5,
        coresMax: 0.5,
        memoryStartMb: 101,
        memoryEndMb: 110,
        memoryMaxMb: 110,
      },
    ]);
    expect(report).toMatchObject({ backlogMax: 3, openMax: 1, otherCores: 0.25 });
  });
});

describe('the tables', () => {
  it('show the run and its failures', () => {
    const report = toSampleReport(toOutcomes(1, { failure: 'WorkerUnavailable' }));
    const text = toTablesText(toLoadTitle(report), toLoadTables(report));
    expect(text).toContain('claims, steady, 1/s for 10 s, 1 worker');
    expect(text).toMatch(/claims: WorkerUnavailable +1/);
    expect(text).toMatch(/claims +10 +0 +1 +9 +- +-/);
  });
});

describe('a comparison', () => {
  it('sets two runs beside each other, with their ratio and what was asked otherwise', () => {
    const slow = toSampleReport(
      toOutcomes(10).map((one) => ({ ...one, latencyMs: one.latencyMs * 3 })),
      2,
    );
    const tables = toComparisonTables(toSampleReport(), slow);
    expect(tables[0]!.rows).toContainEqual(['latency p95, ms', '100', '300', '3.00']);
    expect(tables[1]!.rows).toEqual([
      ['options that differ', 'a', 'b'],
      ['rate', '1', '2'],
    ]);
  });

  it('draws both over the same seconds', () => {
    const [throughput] = toComparisonPlots(toSampleReport(), toSampleReport());
    expect(throughput!.series.map(({ label }) => label)).toEqual(['a', 'b']);
    for (const { values } of throughput!.series) expect(values).toHaveLength(10);
  });
});

describe('toLoadPlots', () => {
  it('draws throughput, latency, what waits, CPU and memory', () => {
    const plots = toLoadPlots(toSampleReport());
    expect(plots.map(({ title }) => title)).toEqual([
      'Throughput',
      'Latency from the planned time on',
      'Waiting',
      'CPU',
      'Memory',
    ]);
    for (const { atSeconds, series } of plots)
      for (const { values } of series) expect(values).toHaveLength(atSeconds.length);
  });
});
