import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const workspaceRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where components and locks live that clones share: `$XDG_CACHE_HOME/conn-dict-worker`, else `~/.cache/conn-dict-worker`. */
export const cacheDir = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'conn-dict-worker',
);

/** Names this clone among others on the machine, for locks in the shared cache. */
export const workspaceId = createHash('sha256').update(workspaceRoot).digest('hex').slice(0, 12);
