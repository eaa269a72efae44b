// Proves of the built worker, as a process: what it says of a wrong environment, when it is ready, how it stops, what it takes.
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { startTestPostgres, type TestPostgres } from '@conn-dict/database/embedded';
import { findFreePort } from '@conn-dict/free-port';
import { createRealTimeEnvironment } from '@conn-dict/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE_ORDER, startBuiltWorker, type StartedWorker } from '../test/started-worker.js';
import { residentMib, startProgram, until, type Program } from '../test/worker-program.js';

const EXIT_CONFIG = 78;
const RSS_MIB_MAX = 150;
/** What the end of PostgreSQL's connections may take, twice. */
const STOP_MS_MAX = 3_000;

let worker: Program | undefined;
afterEach(async () => {
  worker?.kill('SIGKILL');
  await worker?.exitCode;
  worker = undefined;
});

async function startWorker(env: Record<string, string>): Promise<StartedWorker> {
  const program = await startBuiltWorker(env);
  worker = program;
  return program;
}

describe('without what it needs', () => {
  it('names every fault of its environment, no secret, and ends with its own code', async () => {
    const program = await startWorker({
      LOG_LEVEL: 'loud',
      METRICS_PORT: '70000',
      MAX_CONCURRENT_ACTIVITIES: 'many',
      BRIDGE_GRPC_TIMEOUT: '30',
      POSTGRES_PASSWORD: 'hunter2\nhunter2',
    });
    expect(await program.exitCode).toBe(EXIT_CONFIG);
    expect(program.stderr()).toContain('The environment is wrong in 5 variables:');
    expect(program.stderr()).not.toContain('hunter2');
    expect(program.stdout()).toBe('');
  });

  it('lives, is not ready, and stops at once, however often it is told', async () => {
    const program = await startWorker({ TEMPORAL_ADDRESS: `127.0.0.1:${await findFreePort()}` });
    await until(program.health, ({ status }) => status === 200);
    expect(await program.ready()).toMatchObject({
      status: 503,
      body: expect.stringContaining('"reason":"temporal"') as string,
    });
    program.kill('SIGTERM');
    program.kill('SIGINT');
    program.kill('SIGTERM');
    expect(await program.exitCode).toBe(0);
    expect(program.closed()).toEqual(CLOSE_ORDER);
    expect(program.stderr()).toBe('');
  });

  it('ends with code 1, and says why, where a port is taken', async () => {
    const taken = createServer().listen(0);
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const program = await startWorker({ HEALTH_PORT: String(port) });
    expect(await program.exitCode).toBe(1);
    expect(program.stderr()).toContain(`EADDRINUSE: address already in use :::${port}`);
    taken.close();
  });
});

describe('told to stop while it starts', () => {
  /** Sends itself a SIGTERM as soon as it hears any: its modules are being loaded then. */
  const LOOK = `const look = () =>
    process.listenerCount('SIGTERM') ? process.kill(process.pid, 'SIGTERM') : setImmediate(look);
    look();`;

  it('ends with code 0 before it has begun anything', async () => {
    const program = await startWorker({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(LOOK)}`,
    });
    expect(await program.exitCode).toBe(0);
    expect(program.stdout() + program.stderr()).toBe('');
  });

  it.each([
    ['Temporal', 'TEMPORAL_ADDRESS'],
    ['PostgreSQL', 'POSTGRES_PORT'],
  ])('does not wait for a %s that says nothing', async (_name, variable) => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const asked = once(silent, 'connection');
    const program = await startWorker({
      TEMPORAL_ADDRESS: `127.0.0.1:${await findFreePort()}`,
      POSTGRES_PORT: String(await findFreePort()),
      [variable]: variable === 'POSTGRES_PORT' ? String(port) : `127.0.0.1:${port}`,
    });
    await asked;
    await until(program.health, ({ status }) => status === 200);
    const toldAt = performance.now();
    program.kill('SIGTERM');
    expect(await program.exitCode).toBe(0);
    expect(performance.now() - toldAt).toBeLessThan(STOP_MS_MAX);
    expect(program.closed()).toEqual(CLOSE_ORDER);
    silent.close();
  });
});

describe('with Temporal and PostgreSQL', () => {
  let temporal: TestWorkflowEnvironment;
  let postgres: TestPostgres;
  beforeAll(async () => {
    [temporal, postgres] = await Promise.all([createRealTimeEnvironment(), startTestPostgres()]);
  });
  afterAll(async () => {
    await temporal.teardown();
    await postgres.stop();
  });

  it('is ready once the schema is there, again after an outage, in 150 MB, and stops with code 0', async () => {
    const { host, port, user, password, database } = postgres.config;
    const env = {
      TEMPORAL_ADDRESS: temporal.address,
      POSTGRES_HOST: host,
      POSTGRES_PORT: String(port),
      POSTGRES_USER: user,
      POSTGRES_PASSWORD: password,
      POSTGRES_DB: database,
    };
    const program = await startWorker(env);
    await until(program.ready, ({ body }) => body.includes('the schema is missing'));

    const migrate = startProgram('migrate', env);
    expect(await migrate.exitCode).toBe(0);
    await until(program.ready, ({ status }) => status === 200);
    expect((await program.metrics()).body).toContain('conn_dict_worker_health_status 1\n');
    await until(
      () => residentMib(program.pid),
      (mib) => mib < RSS_MIB_MAX,
    );

    await postgres.crash();
    await until(program.ready, ({ body }) => body.includes('"reason":"postgres"'));
    expect(await program.health()).toMatchObject({ status: 200 });
    await postgres.resume();
    await until(program.ready, ({ status }) => status === 200);

    program.kill('SIGTERM');
    expect(await program.exitCode).toBe(0);
    expect(program.closed()).toEqual(CLOSE_ORDER);
    expect(program.stdout()).not.toContain(password);
  });
});
