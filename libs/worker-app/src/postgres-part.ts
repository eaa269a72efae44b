import { checkSchema, type Database } from '@conn-dict/database';
import type { WorkerInfrastructure } from '@conn-dict/worker-kit';

/** PostgreSQL as the worker watches and closes it. */
export function toPostgresPart(database: Database): WorkerInfrastructure['postgres'] {
  return {
    check: () => database.ping(),
    async checkSchema() {
      const schema = await checkSchema(database.db);
      if (schema.fits) return;
      const { reason, found, expected } = schema;
      throw new Error(`the schema is ${reason}: found ${found ?? 'none'}, expected ${expected}`);
    },
    close: () => database.close(),
  };
}
