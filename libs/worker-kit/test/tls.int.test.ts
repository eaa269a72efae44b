// Proves on a real Temporal server behind TLS what a worker says of bad certificates, that it heals, and that it takes
// rotated ones while it works.
import {
  createAuthority,
  mountSecret,
  startTlsProxy,
  type Authority,
  type SecretContent,
  type TlsProxy,
} from '@conn-dict/tls/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  createTestBundle,
  startKitWorker,
  until,
  type KitWorker,
  type KitWorkerOptions,
  type TestBundle,
} from './kit-worker.js';
import { startTemporalServer, type TemporalServer } from './temporal-server.js';

let server: TemporalServer;
let bundle: TestBundle;
let authority: Authority;
let stranger: Authority;
beforeAll(async () => {
  [server, bundle, authority, stranger] = await Promise.all([
    startTemporalServer(),
    createTestBundle(),
    createAuthority('ours'),
    createAuthority('theirs'),
  ]);
});
afterAll(async () => {
  await server.stop();
  await bundle.remove();
});

const RENEWED = 'connected to Temporal with the rotated certificates';

type Pem = Awaited<ReturnType<Authority['issue']>>;

/** The server wants a certificate of our authority. */
async function startProxy(shown: Pem, ca: Buffer = authority.cert): Promise<TlsProxy> {
  const proxy = await startTlsProxy(server.address, { ...shown, ca, requestCert: true });
  onTestFinished(() => proxy.stop());
  return proxy;
}

function start({ address }: TlsProxy, tls: KitWorkerOptions['tls']): Promise<KitWorker> {
  return startKitWorker({ address, bundlePath: bundle.path, tls });
}

const mount = (content: SecretContent) => {
  const volume = mountSecret(content);
  onTestFinished(() => volume.remove());
  return volume;
};

const untilReady = (worker: KitWorker) =>
  until(
    () => worker.health('/ready'),
    ({ status }) => status === 200,
  );

async function stop(worker: KitWorker): Promise<void> {
  worker.stop();
  expect(await worker.exitCode).toBe(0);
}

describe('at the start', () => {
  it.each([
    [
      'the server is of another authority',
      () => stranger.issue(),
      () => authority.issue(),
      /the certificate of Temporal is of an authority that is not trusted here/,
    ],
    [
      'the certificate of the server has expired',
      () => authority.issue({ validDays: -1 }),
      () => authority.issue(),
      /the certificate of Temporal, or of its authority, has expired/,
    ],
    [
      'the server has another name',
      () => authority.issue({ names: ['temporal.example'] }),
      () => authority.issue(),
      /the certificate of Temporal is for another name/,
    ],
    [
      'ours is missing',
      () => authority.issue(),
      async () => ({}),
      // The SDK loses the alert or has it, as it comes.
      /Temporal (asks for a certificate of ours|ends the connection after .* misses one)/,
    ],
  ])('/ready and the log say that %s', async (_, show, issue, fault) => {
    const proxy = await startProxy(await show());
    const worker = await start(proxy, { ca: authority.cert, ...(await issue()) });
    const line = new RegExp(`^${fault.source} \\(TEMPORAL_TLS_…\\)$`);
    const { body } = await until(
      () => worker.health('/ready'),
      (seen) => seen.body.includes('TEMPORAL_TLS_'),
    );
    const { status, reason, error } = JSON.parse(body) as Record<string, string>;
    expect([status, reason]).toEqual(['not_ready', 'temporal']);
    const [where, told] = error!.split(' yet: ');
    expect(where).toBe(`not connected to ${proxy.address}`);
    expect(told).toMatch(line);
    const waiting = worker.logs.filter(({ msg }) => msg === 'waiting');
    expect(waiting.filter(({ detail }) => line.test(String(detail)))).not.toEqual([]);
    await stop(worker);
  });

  it('heals, without a restart, when the files are right', async () => {
    const proxy = await startProxy(await authority.issue({ names: ['temporal.example'] }));
    const wrong = { ca: stranger.cert, ...(await stranger.issue()) };
    const volume = mount(wrong);
    const worker = await start(proxy, { ...volume.files, serverName: 'temporal.example' });
    await until(
      () => worker.health('/ready'),
      ({ body }) => body.includes('is not trusted here'),
    );
    volume.put({ ca: authority.cert, ...(await authority.issue()) });
    await untilReady(worker);
    await stop(worker);
  });
});

describe('a rotation', () => {
  it('is taken under work without a failed run or attempt, and counts when the old certificates do no longer', async () => {
    const next = await createAuthority('next');
    const both = Buffer.concat([authority.cert, next.cert]);
    const proxy = await startProxy(await authority.issue(), both);
    const volume = mount({ ca: both, ...(await authority.issue({ subject: 'first' })) });
    const worker = await start(proxy, volume.files);
    await untilReady(worker);

    let isOver = false;
    let runs = 0;
    const runProbe = async (): Promise<void> => {
      const workflowId = `tls-${runs++}`;
      const args = [{ claim_id: workflowId, entry_id: 'E-1', key: 'maria@example.com' }];
      const options = { taskQueue: worker.taskQueue, workflowId, args };
      expect(await server.client.workflow.execute('ProbeWorkflow', options)).toBe('probed');
    };
    const work = async (): Promise<void> => {
      while (!isOver) await runProbe();
    };
    const lines = Promise.all([work(), work()]);
    const untilMoreRuns = () => {
      const runsBefore = runs;
      return until(
        () => runs,
        (count) => count > runsBefore + 5,
      );
    };
    await untilMoreRuns();
    volume.put({ ca: both, ...(await next.issue({ subject: 'second' })) });
    await until(
      () => worker.logs,
      (logs) => logs.some(({ msg }) => msg === RENEWED),
    );
    expect(proxy.shown.at(-1)).toBe('second');
    await untilMoreRuns();
    isOver = true;
    await lines;
    expect(await worker.metrics()).not.toMatch(/tasks_processed_total\{[^}]*status="failed"/);

    // Only now: a connection that is cut under work can lose a task, whatever its certificates.
    proxy.put({ ...(await next.issue()), ca: next.cert });
    const shownBefore = proxy.shown.length;
    proxy.cut();
    await until(
      () => proxy.shown.length,
      (count) => count > shownBefore,
    );
    await runProbe();
    await untilReady(worker);
    await stop(worker);
  });

  it('that Temporal does not take leaves the worker as it was, and is told', async () => {
    const proxy = await startProxy(await authority.issue());
    const volume = mount({ ca: authority.cert, ...(await authority.issue({ subject: 'first' })) });
    const worker = await start(proxy, volume.files);
    await untilReady(worker);
    volume.put({ ca: stranger.cert, ...(await stranger.issue()) });
    await until(
      () => worker.logs,
      (logs) =>
        logs.some(
          ({ level, detail }) => level === 'warn' && String(detail).includes('is not trusted here'),
        ),
    );
    await untilReady(worker);
    await stop(worker);
  });
});
