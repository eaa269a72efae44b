import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './file-lock.mjs';
import { runCommand } from './run-command.mjs';
import { step } from './step.mjs';
import { workspaceId, workspaceRoot } from './workspace.mjs';

/**
 * Installs the npm packages of package-lock.json with `npm ci`, unless they are there.
 *
 * A stamp in node_modules holds the hash of the lock file that was installed; packages installed by hand count when npm's
 * own record of node_modules agrees with package-lock.json.
 */
export async function installPackages({ signal, root = workspaceRoot }) {
  const stampPath = join(root, 'node_modules', '.conn-dict-setup');
  const lockText = await readFile(join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(lockText).digest('hex');
  const isStamped = async () => (await readFile(stampPath, 'utf8').catch(() => '')) === stamp;
  if (await isStamped()) return;
  await withLock(`npm-ci-${workspaceId}`, { signal }, async () => {
    if (await isStamped()) return;
    const installed = await readFile(
      join(root, 'node_modules', '.package-lock.json'),
      'utf8',
    ).catch(() => undefined);
    if (!installed || !agrees(JSON.parse(lockText), JSON.parse(installed))) {
      await step({ title: 'Installing the npm packages (npm ci)', usually: '30 to 90 s' }, () =>
        runCommand('npm', ['ci', '--no-fund', '--no-audit'], { signal, cwd: root }),
      );
    }
    await writeFile(stampPath, stamp);
  });
}

/** Tells whether what is in node_modules (`installed`) is what the lock file wants; packages for other platforms may lack. */
export function agrees(wanted, installed) {
  const isThere = ([path, entry]) => {
    const found = installed.packages[path];
    if (!found) return Boolean(entry.optional || entry.devOptional);
    return (
      found.version === entry.version &&
      found.integrity === entry.integrity &&
      found.resolved === entry.resolved
    );
  };
  return Object.entries(wanted.packages)
    .filter(([path]) => path.startsWith('node_modules/'))
    .every(isThere);
}
