import { ConfigError, loadDatabaseConfig, readEnvironment } from '@conn-dict/config';
import { runMigrations } from '@conn-dict/database';

const EXIT_CONFIG = 78;

async function migrate(): Promise<void> {
  const { applied } = await runMigrations(loadDatabaseConfig(readEnvironment()));
  const text = applied.length === 0 ? 'the schema is up to date' : `applied ${applied.join(', ')}`;
  process.stdout.write(`${text}\n`);
}

migrate().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigError ? EXIT_CONFIG : 1;
});
