import { Client } from 'pg';
import { done, type Program } from './program.js';

/** Runs the SQL of `-c` for real, without the program: a machine of CI has the database and no psql. */
export function createPsql(url: string): Program {
  return async ({ args }) => {
    const sql = args[args.indexOf('-c') + 1];
    if (!args.includes('-c') || sql === undefined) throw new Error('needs -c and SQL');
    const client = new Client(url);
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      return done(`${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
    } finally {
      await client.end();
    }
  };
}
