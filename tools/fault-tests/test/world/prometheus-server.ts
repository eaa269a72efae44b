import { readdir, readFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ALERTS_FOLDER, repositoryPath } from '@conn-dict/alert-tests';
import { findFreePort } from '@conn-dict/free-port';
import { componentPath } from '@conn-dict/testing';
import { createProgram, type Program } from '@conn-dict/chaos';

/** An alert that is pending or fires. */
export interface SeenAlert {
  readonly state: 'pending' | 'firing';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** One series and its value now. */
export interface SeenSample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A real Prometheus that scrapes one target each second. */
export interface PrometheusServer {
  readonly program: Program;
  alerts(): Promise<readonly SeenAlert[]>;
  /** @throws Error where it refuses the query */
  query(expr: string): Promise<readonly SeenSample[]>;
  /** Names of all metrics that the target has, those without a sample yet too, as their `# TYPE` lines have them. */
  metricNames(): Promise<ReadonlySet<string>>;
}

export interface PrometheusOptions {
  readonly folder: string;
  readonly job: string;
  /** `host:port` of the target. */
  readonly target: string;
}

/** Makes a Prometheus with our rules, but that what has to hold for minutes has to hold for as many seconds. */
export async function createPrometheusServer(
  options: PrometheusOptions,
): Promise<PrometheusServer> {
  const [binaries, port] = await Promise.all([componentPath('prometheus'), findFreePort()]);
  const config = await writeConfig(options);
  const origin = `http://127.0.0.1:${port}`;
  const program = createProgram({
    title: 'Prometheus',
    command: join(binaries, 'prometheus'),
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(options.folder, 'prometheus')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    env: {},
    logFile: join(options.folder, 'prometheus.log'),
    isReady: async () => (await fetch(`${origin}/-/ready`)).ok,
  });
  return {
    program,
    alerts: async () => (await ask<{ alerts: SeenAlert[] }>(`${origin}/api/v1/alerts`)).alerts,
    async query(expr) {
      const { result } = await ask<{ result: InstantVector }>(
        `${origin}/api/v1/query?query=${encodeURIComponent(expr)}`,
      );
      return result.map(({ metric, value: [, value] }) => ({ metric, value: Number(value) }));
    },
    async metricNames() {
      const entries = await ask<{ metric: string }[]>(`${origin}/api/v1/targets/metadata`);
      return new Set(entries.map(({ metric }) => metric));
    },
  };
}

type InstantVector = readonly {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [seconds: number, value: string];
}[];

async function ask<Data>(url: string): Promise<Data> {
  const response = await fetch(url);
  const body = (await response.json()) as { status: string; data: Data; error?: string };
  if (body.status !== 'success') throw new Error(`${url}: ${body.error ?? response.statusText}`);
  return body.data;
}

async function writeConfig({ folder, job, target }: PrometheusOptions): Promise<string> {
  const rules = join(folder, 'rules');
  await mkdir(rules);
  for (const name of await readdir(repositoryPath(ALERTS_FOLDER))) {
    const text = await readFile(repositoryPath(`${ALERTS_FOLDER}/${name}`), 'utf8');
    await writeFile(join(rules, name), text.replaceAll(/^( +for: \d+)m$/gm, '$1s'));
  }
  const path = join(folder, 'prometheus.yaml');
  const config = {
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
    rule_files: [join(rules, '*.yaml')],
    scrape_configs: [{ job_name: job, static_configs: [{ targets: [target] }] }],
  };
  // JSON is YAML too.
  await writeFile(path, JSON.stringify(config));
  return path;
}
