// Proves with promtool that every alert fires when it should, not when it should not, and that no rule is left out.
import { describe, expect, it } from 'vitest';
import { readAlertFiles, readAlertRules } from '../src/alert-rules.js';
import { isPrometheusMissing } from './prometheus-missing.js';
import { promtool } from './promtool.js';
import { readRuleTests } from './rule-tests.js';

/** Word by word as the seed has them: dashboards and people know them. */
const SEED = [
  { alert: 'WorkerDown', expr: 'conn_dict_worker_health_status == 0', for: '2m' },
  {
    alert: 'HighTaskDuration',
    expr: 'histogram_quantile(0.95, rate(conn_dict_worker_task_duration_seconds_bucket[5m])) > 30',
    for: '5m',
  },
  { alert: 'HighActiveWorkflows', expr: 'conn_dict_worker_active_workflows > 80', for: '5m' },
];
const SEVERITIES = ['warning', 'critical'];

const rules = readAlertRules();

describe('the rules', () => {
  it.each(SEED)('have $alert of the contract', (contract) => {
    const found = rules.map(({ alert, expr, for: holds }) => ({ alert, expr, for: holds }));
    expect(found).toContainEqual(contract);
  });

  it('say how bad it is and what is the matter, and no name or labels twice', () => {
    for (const { labels, annotations } of rules) {
      expect(SEVERITIES).toContain(labels['severity']);
      expect(Object.keys(annotations).sort()).toEqual(['description', 'runbook_url', 'summary']);
    }
    const identities = rules.map(({ alert, labels }) => JSON.stringify([alert, labels]));
    expect(new Set(identities).size).toBe(identities.length);
  });
});

describe('the unit tests of promtool', () => {
  const looks = readAlertFiles().flatMap(({ name }) => readRuleTests(name).looks);

  it('are of the rules beside which they stand', () => {
    for (const { name } of readAlertFiles()) expect(readRuleTests(name).ruleFiles).toEqual([name]);
  });

  it.each(rules)('see $alert $labels fire', ({ alert, labels }) => {
    const firing = looks.filter((look) => look.alert === alert).flatMap(({ firing }) => firing);
    expect(firing).toContainEqual(expect.objectContaining(labels));
  });

  it.each(rules)('see $alert silent', ({ alert }) => {
    expect(looks).toContainEqual({ alert, firing: [] });
  });
});

describe.skipIf(isPrometheusMissing)('promtool', () => {
  it.each(readAlertFiles())('finds no fault in $name', async ({ path }) => {
    expect(await promtool('check', 'rules', path)).toContain('SUCCESS');
  });

  it.each(readAlertFiles())('passes the tests of $name', async ({ name }) => {
    expect(await promtool('test', 'rules', readRuleTests(name).path)).toContain('SUCCESS');
  });
});
