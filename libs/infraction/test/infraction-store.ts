import { randomUUID } from 'node:crypto';
import type { Parsed, createInfractionShape } from '@conn-dict/contracts';
import { isStorageError } from '@conn-dict/database';
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
  type TestPostgres,
} from '@conn-dict/database/embedded';
import type { InfractionRef, InfractionRepository } from '../src/ports.js';
import { createInfractionRepository } from '../src/repository/create-infraction-repository.js';
import { INFRACTION } from './infraction-facts.js';

export type NewInfraction = Parsed<typeof createInfractionShape>;

/** The repository on a PostgreSQL of its own, and what stands there. */
export class InfractionStore {
  private constructor(
    private readonly postgres: TestPostgres,
    readonly database: TestDatabase,
    readonly repository: InfractionRepository,
  ) {}

  static async start(): Promise<InfractionStore> {
    const postgres = await startTestPostgres();
    const database = await createTestDatabase(postgres);
    return new InfractionStore(postgres, database, createInfractionRepository(database));
  }

  async stop(): Promise<void> {
    await this.database.drop();
    await this.postgres.stop();
  }

  row({ infractionId }: Pick<InfractionRef, 'infractionId'>) {
    const rows = this.database.db.selectFrom('infractions').selectAll();
    return rows.where('infraction_id', '=', infractionId).executeTakeFirstOrThrow();
  }

  /** Oldest first. */
  audit({ infractionId }: Pick<InfractionRef, 'infractionId'>) {
    const rows = this.database.db.selectFrom('infraction_audit').selectAll();
    return rows.where('infraction_id', '=', infractionId).orderBy('audit_id').execute();
  }

  async actions(ref: Pick<InfractionRef, 'infractionId'>): Promise<string[]> {
    return (await this.audit(ref)).map(({ action }) => action);
  }

  evidence({ infractionId }: Pick<InfractionRef, 'infractionId'>) {
    const rows = this.database.db.selectFrom('infraction_evidence').selectAll();
    return rows.where('infraction_id', '=', infractionId).execute();
  }
}

/** An infraction without a transaction, of a run and a workflow of its own. */
export function newInfraction(change: Partial<NewInfraction> = {}): NewInfraction {
  const infractionId = `INF-${randomUUID()}`;
  const { transactionId: _none, ...infraction } = INFRACTION;
  return {
    ...infraction,
    infractionId,
    runToken: randomUUID(),
    workflowId: `infraction-${infractionId}`,
    ...change,
  };
}

export const refOf = ({ infractionId, runToken }: InfractionRef): InfractionRef => ({
  infractionId,
  runToken,
});

/** An EndToEndId that no other test uses. */
export const newTransactionId = (): string => randomUUID().replaceAll('-', '');

/** Takes a step again while another attempt at it is under way, as Temporal does. */
export async function untilItHolds<T>(step: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (!(isStorageError(error) && error.code.startsWith('CONCURRENT_'))) throw error;
    }
  }
}
