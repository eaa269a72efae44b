// Proves on real components that the doctor finds nothing where all is well, and names fault and remedy of each thing that is not, alone.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { latestSchemaVersion } from '@conn-dict/database';
import { createTestDatabase } from '@conn-dict/database/embedded';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseVariables, startDoctorWorld, type DoctorWorld } from '../../test/doctor-world.js';
import { createMemoryTerminal } from '../../test/memory-terminal.js';
import { typeForJson } from '../../test/typed.js';
import type { CheckReport } from '../doctor/finding.js';
import { runCli } from '../run-cli.js';
import { createDoctorCommand } from './doctor.js';
import { CliCommand } from './cli-command.js';

/** Of each check: this machine may be busy. */
const LIMIT = ['--limit', '20s'];

let world: DoctorWorld;
beforeAll(async () => {
  world = await startDoctorWorld();
});
afterAll(() => world.close());

interface Diagnosis {
  readonly healthy: boolean;
  readonly checks: readonly CheckReport[];
}

/** What the doctor says with these variables over those of the well world. */
async function diagnose(changed: Record<string, string> = {}, ...args: string[]) {
  const env = { ...world.env, ...changed };
  const { code, document } = await typeForJson(['doctor', ...LIMIT, ...args], { env });
  const { checks, healthy } = document as Diagnosis;
  const faults = checks.filter(({ outcome }) => outcome === 'fault');
  return { code, healthy, checks, faults };
}

it('finds nothing where all is well', async () => {
  const { code, healthy, checks, faults } = await diagnose();
  expect(faults).toEqual([]);
  expect([code, healthy]).toEqual([0, true]);
  expect(checks.every(({ outcome }) => outcome === 'good')).toBe(true);
  expect(checks.map(({ name }) => name)).toEqual([
    'node',
    'cli',
    'temporal_packages',
    'config',
    'temporal_server',
    'temporal_namespace',
    'search_attributes',
    'pollers',
    'postgres',
    'schema',
    'redis',
    'bridge',
    'events',
  ]);
});

describe('names the one fault and its remedy, and goes on with the others, when', () => {
  const cases: [string, string, () => Record<string, string>, RegExp, RegExp][] = [
    [
      'the server is down',
      'temporal_server',
      () => ({ TEMPORAL_ADDRESS: world.nowhere }),
      /nobody answers at 127\.0\.0\.1:\d+/,
      /start Temporal there, or set TEMPORAL_ADDRESS/,
    ],
    [
      'the namespace is wrong',
      'temporal_namespace',
      () => ({ TEMPORAL_NAMESPACE: 'nobodys' }),
      /no namespace "nobodys"/,
      /set TEMPORAL_NAMESPACE, or make it/,
    ],
    [
      'nobody polls the queue',
      'pollers',
      () => ({ TEMPORAL_TASK_QUEUE: 'nobodys' }),
      /nobody takes workflow tasks of nobodys; nobody takes activity tasks of nobodys/,
      /start the worker, or set TEMPORAL_TASK_QUEUE/,
    ],
    [
      'there are no tables',
      'schema',
      () => databaseVariables(world.postgres.config),
      /none, where \d{4}-/,
      /run "conn-dict migrate up"/,
    ],
    [
      'the Bridge is down',
      'bridge',
      () => ({ BRIDGE_GRPC_ADDR: world.nowhere }),
      /nobody answers at .* \(UNAVAILABLE\)/,
      /start the Bridge there, or set BRIDGE_GRPC_ADDR/,
    ],
    [
      'Redis is down',
      'redis',
      () => ({ REDIS_URL: `redis://${world.nowhere}` }),
      /no answer of .* \(ECONNREFUSED\)/,
      /start Redis there, or set REDIS_URL/,
    ],
    [
      'Pulsar is down',
      'events',
      () => ({ PULSAR_URL: `ws://${world.nowhere}` }),
      /takes no events \(ECONNREFUSED\)/,
      /start Pulsar there, or set PULSAR_URL/,
    ],
    [
      'PostgreSQL is down',
      'postgres',
      () => ({ POSTGRES_PORT: world.nowhere.split(':')[1]! }),
      /no answer of 127\.0\.0\.1:\d+/,
      /start PostgreSQL there, or set POSTGRES_HOST/,
    ],
    [
      'a variable is wrong',
      'config',
      () => ({ LOG_LEVEL: 'loud' }),
      /wrong: LOG_LEVEL/,
      /conn-dict config check/,
    ],
  ];

  it.each(cases)('%s', async (_, name, change, found, remedy) => {
    const { code, faults } = await diagnose(change());
    expect(code).toBe(1);
    expect(faults.map((fault) => fault.name)).toEqual([name]);
    expect(faults[0]).toMatchObject({
      found: expect.stringMatching(found) as unknown,
      remedy: expect.stringMatching(remedy) as unknown,
    });
  });

  it('the schema is too old', async () => {
    const old = await createTestDatabase(world.postgres);
    try {
      // What a build of before its last migration has left.
      await sql`delete from kysely_migration where name = ${latestSchemaVersion}`.execute(old.db);
      const { faults } = await diagnose(databaseVariables(old.config));
      expect(faults).toMatchObject([
        { name: 'schema', remedy: 'the schema is too old: run "conn-dict migrate up"' },
      ]);
    } finally {
      await old.drop();
    }
  });

  it('a domain has no worker of its own', async () => {
    const { faults } = await diagnose({}, '--workers', 'partitioned');
    expect(faults).toMatchObject([
      { name: 'pollers', found: expect.stringContaining('doctor-queue-vsync') as unknown },
    ]);
  });

  it('the versions of @temporalio packages differ', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'conn-dict-versions-'));
    try {
      await install(folder, 'node_modules/@temporalio/common', '1.24.0');
      await install(folder, 'node_modules/@temporalio/worker', '1.24.0');
      await install(folder, 'node_modules/@conn-dict/client', '0.1.0');
      await install(
        folder,
        'node_modules/@conn-dict/client/node_modules/@temporalio/common',
        '1.23.2',
      );
      const faults = await diagnoseInstallation(join(folder, 'main.js'));
      expect(faults).toMatchObject([
        {
          name: 'temporal_packages',
          found: 'versions differ: 1.24.0: common, worker; 1.23.2: common',
          remedy: expect.stringContaining('npm ls @temporalio/common') as unknown,
        },
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

it('says all of it to a person too, without colours for a pipe', async () => {
  const terminal = createMemoryTerminal({ env: { ...world.env, BRIDGE_GRPC_ADDR: world.nowhere } });
  expect(await runCli(['doctor', ...LIMIT], terminal)).toBe(1);
  const { stdout, stderr } = terminal.written();
  expect(stdout).toMatch(/^fault +bridge +nobody answers/m);
  expect(stdout).toMatch(/^ +→ start the Bridge there/m);
  expect(stdout).not.toContain('\u001b');
  expect(stderr).toBe('error: 1 of 13 checks found a fault\n');
});

/** The doctor over an installation elsewhere. */
async function diagnoseInstallation(installedAt: string): Promise<CheckReport[]> {
  const terminal = createMemoryTerminal({ env: world.env });
  const program = new CliCommand('conn-dict');
  program.addCommand(createDoctorCommand(terminal, installedAt));
  await runCli(['doctor', ...LIMIT, '--output', 'json'], terminal, program);
  const { checks } = JSON.parse(terminal.written().stdout) as Diagnosis;
  return checks.filter(({ outcome }) => outcome === 'fault');
}

async function install(folder: string, path: string, version: string): Promise<void> {
  await mkdir(join(folder, path), { recursive: true });
  await writeFile(join(folder, path, 'package.json'), JSON.stringify({ version }));
}
