// Proves that Prometheus takes the configuration that compose gives it, with the alerts where it looks for them.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { componentPath } from '@conn-dict/testing';
import { expect, it, onTestFinished } from 'vitest';
import { DOCKER_FOLDER } from '../test/compose-project.js';
import { WORKSPACE_ROOT } from './workspace-root.js';

const ALERTS = join(WORKSPACE_ROOT, 'helm/conn-dict/files/alerts');

const isMissing = (process.env['CONN_DICT_MISSING_COMPONENTS'] ?? '')
  .split(',')
  .includes('prometheus');

it.skipIf(isMissing)('the configuration and every file of alerts are taken', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prometheus-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const config = join(folder, 'prometheus.yml');
  await cp(join(DOCKER_FOLDER, 'compose/prometheus.yml'), config);
  await cp(ALERTS, join(folder, 'alerts'), { recursive: true });
  const program = join(await componentPath('prometheus'), 'promtool');
  const { stdout } = await promisify(execFile)(program, ['check', 'config', config]);
  const files = (await readdir(ALERTS)).filter((name) => name.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) expect(stdout).toContain(join(folder, 'alerts', name));
});
