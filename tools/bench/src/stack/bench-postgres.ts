import { createDatabase, runMigrations, type Database } from '@conn-dict/database';
import { startEmbeddedPostgres } from '@conn-dict/database/embedded';
import { DATABASE_LOGIN } from '@conn-dict/local-stack/programs';
import { sql } from 'kysely';
import type { BenchProgram } from './bench-program.js';
import type { PartContext } from './stack-parts.js';

const SUPERUSER = 'postgres';

/** PostgreSQL with its durable settings, and what the bench asks it. */
export interface BenchPostgres extends BenchProgram {
  /** Statements that the worker has sent so far, each a round trip; its probes are left out. */
  countRoundTrips(): Promise<number>;
  /** Rows that are in a state. */
  countInStatus(table: 'claims' | 'infractions', status: string): Promise<number>;
}

/** Starts PostgreSQL on a new cluster, its schema made, its statements counted. */
export async function startBenchPostgres({ folder, ports }: PartContext): Promise<BenchPostgres> {
  const server = await startEmbeddedPostgres({
    ...DATABASE_LOGIN,
    dataDir: folder.postgresDir,
    port: ports.postgres,
    settings: { shared_preload_libraries: 'pg_stat_statements' },
  });
  const config = {
    host: '127.0.0.1',
    port: ports.postgres,
    ssl: false,
    maxConns: 1,
    minConns: 0,
    database: DATABASE_LOGIN.database,
  } as const;
  const login = { user: SUPERUSER, password: server.superuserPassword };
  const database = createDatabase({
    ...config,
    ...login,
    applicationName: 'bench',
    onError: () => undefined,
  });
  const stop = async (): Promise<null> => {
    await database.close();
    await server.stop();
    return null;
  };
  try {
    await runMigrations({ ...config, ...DATABASE_LOGIN });
    await sql`create extension pg_stat_statements`.execute(database.db);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    title: 'PostgreSQL',
    pid: server.pid,
    stop,
    countRoundTrips: () => countStatements(database),
    countInStatus: (table, status) => countRows(database, table, status),
  };
}

async function countRows(
  { db }: Database,
  table: 'claims' | 'infractions',
  status: string,
): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .where('status', '=', status)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * pg_stat_statements counts what clients send, one statement a round trip here, at once and exactly; `begin` and
 * `commit` too, which xact_commit would hide. What triggers run is none of it.
 */
async function countStatements({ db }: Database): Promise<number> {
  const { rows } = await sql<{ calls: string | null }>`
    select sum(s.calls) as calls
    from pg_stat_statements s join pg_roles r on r.oid = s.userid
    where r.rolname = ${DATABASE_LOGIN.user} and s.query !~* '^select \\$1$'`.execute(db);
  return Number(rows[0]?.calls ?? 0);
}
