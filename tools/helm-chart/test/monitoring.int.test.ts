// Proves that Prometheus finds every worker, and that rules and dashboards come as their files have them, or not at all.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CHART,
  complaintOf,
  render,
  set,
  template,
  templateOf,
  toManifests,
  variant,
} from './chart.js';
import { areToolsMissing } from './tools.js';

const RULES = `# A comment of the file.
groups:
  - name: canary
    rules:
      - alert: Canary
        expr: 'up{job="conn-dict-worker"} == 0 # {{ not a template }}'
        for: 2m
        annotations:
          summary: '{{ $labels.pod }} is away'
          text: |
            Two
              lines.
`;
const DASHBOARD = '{\n  "title": "{{ canary }}",\n  "panels": []\n}\n';

let copy: string;
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'conn-dict-chart-'));
  await cp(CHART, copy, { recursive: true });
  await rm(join(copy, 'files'), { recursive: true, force: true });
});
afterAll(() => rm(copy, { recursive: true }));

const add = async (folder: string, name: string, content: string) => {
  await mkdir(join(copy, 'files', folder), { recursive: true });
  await writeFile(join(copy, 'files', folder, name), content);
};
const kindsOf = (text: string) => toManifests(text).map(({ kind }) => kind);

describe.skipIf(areToolsMissing)('monitoring', () => {
  it('has neither rules nor dashboards where there are no files', async () => {
    const kinds = kindsOf(await templateOf(copy, variant('combined')));
    expect(kinds).not.toContain('PrometheusRule');
    expect(kinds).not.toContain('ConfigMap');
  });

  it('takes each file of rules and each dashboard as it stands', async () => {
    await add('alerts', 'canary.yaml', RULES);
    await add('alerts', 'second.yaml', `---\n${RULES}`);
    await add('dashboards', 'canary.json', DASHBOARD);
    const text = await templateOf(copy, variant('everything'));
    const manifests = toManifests(text);
    const rules = manifests.filter(({ kind }) => kind === 'PrometheusRule');
    expect(rules.map(({ spec }) => spec)).toEqual([parse(RULES), parse(RULES)]);
    expect(rules[0]!.metadata).toMatchObject({
      name: 'pix-dict-canary',
      labels: { release: 'prometheus' },
    });
    expect(text).toContain('# A comment of the file.');
    expect(manifests.find(({ kind }) => kind === 'ConfigMap')).toMatchObject({
      metadata: { name: 'pix-dict-dashboard-canary', labels: { grafana_dashboard: '1' } },
      data: { 'canary.json': DASHBOARD },
    });
  });

  it('has runbooks where they are published, or as paths of the repository', async () => {
    const urls = async (args: readonly string[]) =>
      (await template(args))
        .match(/(?<=runbook_url: ).+/g)
        ?.map((url) => url.replace(/\w+\.md$/, ''));
    const enabled = set({ 'prometheusRule.enabled': true });
    expect(new Set(await urls(enabled))).toEqual(new Set(['docs/runbooks/']));
    expect(new Set(await urls(variant('everything')))).toEqual(
      new Set(['https://pix.example.com/runbooks/']),
    );
    const bare = set({ 'prometheusRule.runbookBaseUrl': 'https://a.example' });
    expect(new Set(await urls([...enabled, ...bare]))).toEqual(new Set(['https://a.example/']));
    const wrong = set({ 'prometheusRule.runbookBaseUrl': 'runbooks' });
    expect(await complaintOf(wrong)).toContain("at '/prometheusRule/runbookBaseUrl'");
  });

  it('selects the Services of all workers, under one job', async () => {
    const manifests = await render(variant('per-domain'));
    const { spec } = manifests.find(({ kind }) => kind === 'ServiceMonitor')!;
    const services = manifests.filter(({ kind }) => kind === 'Service');
    const component = 'app.kubernetes.io/component';
    expect(spec).toMatchObject({
      jobLabel: 'app.kubernetes.io/name',
      selector: {
        matchExpressions: [
          { key: component, values: services.map(({ metadata }) => metadata.labels[component]) },
        ],
      },
      endpoints: [{ port: 'metrics', path: '/metrics' }],
    });
    const jobs = services.map(({ metadata }) => metadata.labels['app.kubernetes.io/name']);
    expect(new Set(jobs)).toEqual(new Set(['conn-dict-worker']));
  });
});
