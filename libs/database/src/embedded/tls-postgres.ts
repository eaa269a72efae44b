import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from './scratch-folder.js';
import { findServerAccount, giveTo } from './server-account.js';
import { startTestPostgres, type TestPostgres, type TestPostgresOptions } from './test-postgres.js';

/** The superuser comes without TLS; all others with TLS and a certificate of theirs. */
const HBA = `hostnossl all postgres 127.0.0.1/32 scram-sha-256
hostnossl all test_user 127.0.0.1/32 reject
hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-ca
`;

/** A certificate and its key, PEM. */
interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** A PostgreSQL for one test file that speaks TLS. */
export interface TlsPostgres extends TestPostgres {
  /** Has it show another certificate to who connects from now on. */
  show(certificate: Certificate): Promise<void>;
  /** Has it trust another authority's clients from now on. */
  trust(clientCa: Buffer): Promise<void>;
}

export interface TlsPostgresOptions extends Pick<TestPostgresOptions, 'binaries'> {
  /** That it shows. */
  readonly certificate: Certificate;
  /** Authorities of its clients' certificates. */
  readonly clientCa: Buffer;
}

/** Starts a PostgreSQL that wants TLS and certificates of clients, but for its superuser. @throws EmbeddedPostgresError */
export async function startTlsPostgres({
  certificate,
  clientCa,
  binaries,
}: TlsPostgresOptions): Promise<TlsPostgres> {
  const account = await findServerAccount();
  const folder = mkdtempSync(join(scratchFolder(account), 'conn-dict-tls-'));
  await giveTo(account, folder);
  const path = (name: string) => join(folder, name);
  const write = (name: string, content: Buffer | string): void => {
    writeFileSync(path(name), content, { mode: 0o600 });
    if (account) chownSync(path(name), account.uid, account.gid);
  };
  const put = ({ cert, key }: Certificate): void => {
    write('server.crt', cert);
    write('server.key', key);
  };
  put(certificate);
  write('clients.crt', clientCa);
  write('pg_hba.conf', HBA);
  const server = await startTestPostgres({
    binaries,
    settings: {
      ssl: 'on',
      ssl_cert_file: path('server.crt'),
      ssl_key_file: path('server.key'),
      ssl_ca_file: path('clients.crt'),
      hba_file: path('pg_hba.conf'),
    },
  });
  const reload = () =>
    server.asSuperuser(async (client) => {
      const { rows } = await client.query<{ loaded: Date }>('select pg_conf_load_time() as loaded');
      await client.query('select pg_reload_conf()');
      for (;;) {
        const next = await client.query<{ newer: boolean }>(
          'select pg_conf_load_time() > $1 as newer',
          [rows[0]!.loaded],
        );
        if (next.rows[0]!.newer) return;
      }
    });
  return {
    ...server,
    async show(next) {
      put(next);
      await reload();
    },
    async trust(nextCa) {
      write('clients.crt', nextCa);
      await reload();
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
