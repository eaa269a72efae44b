// Proves over a real PostgreSQL what each sslmode refuses and how that is told, and that certificates are rotated under work.
import { createAuthority, mountSecret, type Authority } from '@conn-dict/tls/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { binaries } from '../test/postgres-under-test.js';
import { startTlsPostgres, type TlsPostgres } from './embedded.js';
import { createDatabase, type Database, type PostgresTls } from './index.js';

let authority: Authority;
let stranger: Authority;
let server: TlsPostgres;
beforeAll(async () => {
  [authority, stranger] = await Promise.all([createAuthority('ours'), createAuthority('theirs')]);
  server = await startTlsPostgres({
    binaries,
    certificate: await authority.issue(),
    clientCa: authority.cert,
  });
});
afterAll(() => server.stop());

function open(ssl: false | PostgresTls, encryptedLifetimeSeconds = 60): Database {
  const database = createDatabase({
    ...server.config,
    ssl,
    applicationName: 'tls-test',
    onError: () => undefined,
    encryptedLifetimeSeconds,
  });
  onTestFinished(() => database.close());
  return database;
}

/** What the server knows of the connection that answers. */
async function session({ db }: Database) {
  const { rows } = await sql<{ encrypted: boolean; shown: string; pid: number }>`
    select ssl as encrypted, client_dn as shown, pid from pg_stat_ssl where pid = pg_backend_pid()
  `.execute(db);
  return rows[0]!;
}

async function faultOf(ssl: false | PostgresTls): Promise<string> {
  const error: unknown = await open(ssl)
    .ping()
    .then(
      () => 'it works',
      (reason: unknown) => reason,
    );
  return error instanceof Error ? error.message : String(error);
}

describe('a server', () => {
  const cases = [
    ['of our authority', () => authority.issue(), {}],
    [
      'of another authority',
      () => stranger.issue(),
      { chain: 'of an authority that is not trusted here', name: 'that is not trusted here' },
    ],
    [
      'that has expired',
      () => authority.issue({ validDays: -1 }),
      { chain: 'has expired', name: 'has expired' },
    ],
    [
      'for another name',
      () => authority.issue({ names: ['db.example'] }),
      { name: 'is for another name' },
    ],
  ] as const;

  it.each(cases)('with a certificate %s is refused as the mode says', async (_, issue, faults) => {
    await server.show(await issue());
    const { cert, key } = await authority.issue();
    for (const verify of ['nothing', 'chain', 'name'] as const) {
      const ca = verify === 'nothing' ? {} : { ca: authority.cert };
      const fault = (faults as Partial<Record<string, string>>)[verify];
      if (fault === undefined) {
        expect(await session(open({ verify, ...ca, cert, key }))).toMatchObject({
          encrypted: true,
        });
      } else {
        const message = await faultOf({ verify, ...ca, cert, key });
        expect(message).toMatch(/^StorageUnavailable \([A-Z_]+\): the certificate of PostgreSQL/);
        expect(message).toContain(`${fault} (POSTGRES_SSL…)`);
      }
    }
  });

  it('that wants TLS is not had without', async () => {
    expect(await faultOf(false)).toBe('StorageUnavailable (28000)');
  });
});

describe('a certificate of ours', () => {
  it.each([
    ['is missing', async () => ({}), 'PostgreSQL asks for a certificate of ours'],
    [
      'is of another authority',
      () => stranger.issue(),
      'our certificate is of an authority that PostgreSQL does not trust',
    ],
    [
      'has expired',
      () => authority.issue({ validDays: -1 }),
      'our certificate for PostgreSQL has expired, says PostgreSQL',
    ],
  ])('that %s is refused, and told', async (_, issue, fault) => {
    await server.show(await authority.issue());
    const message = await faultOf({ verify: 'name', ca: authority.cert, ...(await issue()) });
    expect(message).toContain(`: ${fault} (POSTGRES_SSL…)`);
  });
});

it('goes on, without a failed query, when all certificates are rotated', async () => {
  await server.show(await authority.issue());
  const next = await createAuthority('next');
  const both = Buffer.concat([authority.cert, next.cert]);
  const volume = mountSecret({ ca: both, ...(await authority.issue({ subject: 'first' })) });
  onTestFinished(() => volume.remove());
  const database = open({ verify: 'name', ...volume.files }, 1);

  let isOver = false;
  const work = async (): Promise<void> => {
    while (!isOver) await session(database);
  };
  const workers = Promise.all([work(), work(), work()]);
  expect(await session(database)).toMatchObject({ shown: '/CN=first' });
  await server.trust(both);
  await server.show(await next.issue());
  volume.put({ ca: next.cert, ...(await next.issue({ subject: 'second' })) });
  await vi.waitFor(
    async () => {
      const shown = await Promise.all([1, 2, 3, 4].map(() => session(database)));
      expect(new Set(shown.map((one) => one.shown))).toEqual(new Set(['/CN=second']));
    },
    { timeout: 20_000, interval: 20 },
  );
  isOver = true;
  await workers;
});
