import { tmpdir } from 'node:os';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { canReach, type ServerAccount } from './server-account.js';

/** A folder for temporary files that `account` gets into. */
export function scratchFolder(account: ServerAccount | undefined): string {
  const found = [tmpdir(), '/var/tmp', '/tmp'].find((path) => canReach(account, path));
  if (found === undefined)
    throw new EmbeddedPostgresError(
      'no folder for temporary files that the user of PostgreSQL can read',
    );
  return found;
}
