import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE_FOLDER = fileURLToPath(new URL('..', import.meta.url));
const BUF = createRequire(import.meta.url).resolve('@bufbuild/buf/bin/buf');
/** Where npm links the programs of the packages: `node_modules/.bin`, next to `node_modules/@bufbuild`. */
const PROGRAMS_FOLDER = join(dirname(BUF), '..', '..', '..', '.bin');

/**
 * Runs buf in this package and returns what it prints. It needs no network.
 *
 * @throws Error with what it says, if it finds a fault
 */
export function runBuf(...args: string[]): string {
  return execFileSync(process.execPath, [BUF, ...args], {
    cwd: PACKAGE_FOLDER,
    encoding: 'utf8',
    stdio: 'pipe',
    env: {
      PATH: [PROGRAMS_FOLDER, dirname(process.execPath)].join(delimiter),
      BUF_CACHE_DIR: join(tmpdir(), 'conn-dict-buf-cache'),
    },
  });
}
