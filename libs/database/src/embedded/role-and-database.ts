import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { SUPERUSER } from './cluster.js';

export interface Login {
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Runs `work` as the superuser. */
export async function asSuperuser<T>(
  server: { readonly port: number; readonly superuserPassword: string },
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    host: '127.0.0.1',
    port: server.port,
    user: SUPERUSER,
    password: server.superuserPassword,
    database: 'postgres',
    ssl: false,
  });
  // A server that stops meanwhile also fails the query under way.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the role, an ordinary one, and its database where they are missing, and sets its password to the given one. */
export async function ensureRoleAndDatabase(client: Client, login: Login): Promise<void> {
  const role = escapeIdentifier(login.user);
  const found = await client.query('select from pg_roles where rolname = $1', [login.user]);
  if (found.rowCount === 0) await client.query(`create role ${role}`);
  await client.query(`alter role ${role} login password ${escapeLiteral(login.password)}`);
  const database = await client.query('select from pg_database where datname = $1', [
    login.database,
  ]);
  if (database.rowCount === 0)
    await client.query(`create database ${escapeIdentifier(login.database)} owner ${role}`);
}
