import { loadDatabaseConfig } from '@conn-dict/config';
import type { SchemaCheck } from '@conn-dict/database';
import { CliError } from '../cli-error.js';
import { printDocument } from '../output/printer.js';
import { withDatabase } from '../reach/with-database.js';
import { schemaRemedy } from '../reach/schema-remedy.js';
import type { Terminal } from '../terminal.js';
import { createGroup, createLeaf, type CliCommand, type LeafOptions } from './cli-command.js';

/** Makes `conn-dict migrate …`. */
export function createMigrateCommands(terminal: Terminal): CliCommand {
  const group = createGroup('migrate', 'the schema of PostgreSQL');
  group.addCommand(
    createLeaf('up', 'brings the schema to what this build needs; safe to repeat')
      .addExamples('conn-dict migrate up')
      .action(async ({ output }: LeafOptions) => {
        const config = loadDatabaseConfig(terminal.env);
        const { latestSchemaVersion, runMigrations } = await import('../reach/schema.js');
        const { applied } = await runMigrations(config);
        printDocument(terminal, output, { applied, schema: latestSchemaVersion });
      }),
  );
  group.addCommand(
    createLeaf('status', 'tells whether the schema is what this build needs; changes nothing')
      .addExamples('conn-dict migrate status', 'conn-dict migrate status --output json')
      .action(async ({ output }: LeafOptions) => {
        const { checkSchema, latestSchemaVersion } = await import('../reach/schema.js');
        const check = await withDatabase(terminal, ({ db }) => checkSchema(db));
        printDocument(terminal, output, toDocument(check, latestSchemaVersion));
        if (!check.fits) throw new CliError('fault', schemaRemedy(check));
      }),
  );
  return group;
}

function toDocument(check: SchemaCheck, expected: string): object {
  return {
    state: check.fits ? 'fits' : check.reason,
    found: check.found,
    expected,
  };
}
