// Proves of the built worker, as a process, that its configuration makes mutual TLS to all that it connects to, that a
// certificate of another authority is refused and told, and that a rotation needs no restart.
import { createAuthority } from '@conn-dict/tls/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isRedisMissing } from '../test/redis-missing.js';
import { CLOSE_ORDER, startBuiltWorker, type StartedWorker } from '../test/started-worker.js';
import { startTlsWorld, type TlsWorld } from '../test/tls-world.js';
import { startProgram, toLogLines, until } from '../test/worker-program.js';

const toDetail = ({ dependency, detail }: Record<string, unknown>) =>
  `${String(dependency)}: ${String(detail)}`;

describe.skipIf(isRedisMissing)('a worker with mutual TLS', () => {
  let world: TlsWorld;
  let worker: StartedWorker | undefined;
  beforeAll(async () => {
    world = await startTlsWorld();
    expect(await startProgram('migrate', world.env).exitCode).toBe(0);
  });
  afterEach(async () => {
    worker?.kill('SIGKILL');
    await worker?.exitCode;
  });
  afterAll(() => world.stop());

  const start = async (env = world.env): Promise<StartedWorker> =>
    (worker = await startBuiltWorker(env));

  /** A claim of an entry that the demo's directory has, from its start to its end. */
  async function runClaim(number: string): Promise<unknown> {
    const run = await world.temporal.workflow.start('ClaimWorkflow', {
      taskQueue: 'conn-dict-task-queue',
      workflowId: `claim-TLS-${number}`,
      args: [
        {
          claim_id: `TLS-${number}`,
          entry_id: `ENTRY-${number}`,
          claim_type: 'PORTABILITY',
          claimer_ispb: '12345678',
          donor_ispb: '87654321',
        },
      ],
    });
    await until(
      () => run.query<{ status: string }>('status'),
      ({ status }) => status === 'WAITING_RESOLUTION',
    );
    await run.signal('confirm');
    return await run.result();
  }

  it('works, takes rotated certificates, and works on', async () => {
    const program = await start();
    await until(program.ready, ({ status }) => status === 200);
    expect(world.shownToTemporal.at(-1)).toBe('first');
    expect(await runClaim('001')).toMatchObject({ status: 'COMPLETED' });

    await world.rotate('second');
    await until(
      () => world.shownToTemporal,
      (shown) => shown.includes('second'),
    );
    expect(await runClaim('002')).toMatchObject({ status: 'COMPLETED' });
    expect(await program.ready()).toMatchObject({ status: 200 });
    const faults = toLogLines(program.stdout()).filter(({ msg }) => msg === 'TLS fails');
    expect(faults).toEqual([]);
    program.kill('SIGTERM');
    expect(await program.exitCode).toBe(0);
    expect(program.closed()).toEqual(CLOSE_ORDER);
  });

  it('says on /ready and in its log who trusts whom not', async () => {
    const stranger = await createAuthority('a stranger');
    world.volume.put({ ca: stranger.cert, ...(await stranger.issue()) });
    const program = await start();
    const { body } = await until(program.ready, ({ body: text }) => text.includes('_TLS_'));
    expect(body).toContain('"reason":"temporal"');
    expect(body).toContain('of an authority that is not trusted here (TEMPORAL_TLS_…)');
    const details = await until(
      () => toLogLines(program.stdout()).map(toDetail),
      (lines) => lines.some((line) => line.startsWith('postgres: ')),
    );
    expect(details.find((line) => line.startsWith('postgres: '))).toMatch(
      /the certificate of PostgreSQL is of an authority that is not trusted here \(POSTGRES_SSL…\)$/,
    );
  });

  it('does not start with the key of another certificate, and says so', async () => {
    const [one, other] = await Promise.all([createAuthority(), createAuthority()]);
    world.volume.put({ ca: one.cert, ...(await one.issue()), key: (await other.issue()).key });
    const program = await start();
    expect(await program.exitCode).toBe(78);
    for (const name of ['POSTGRES_SSLKEY', 'REDIS_TLS_KEY_FILE', 'BRIDGE_TLS_KEY_FILE'])
      expect(program.stderr()).toMatch(new RegExp(`${name}: .* expected the private key of`));
    expect(program.stderr()).toContain('The environment is wrong in 4 variables:');
  });
});
