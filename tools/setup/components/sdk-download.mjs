import { chmod, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../run-command.mjs';
import { workspaceRoot } from '../workspace.mjs';

const DOWNLOAD_TIMEOUT_MS = 180_000;
const program = fileURLToPath(new URL('run-sdk-download.mjs', import.meta.url));

/**
 * Downloads an executable as Temporal's SDK does, into `folder` under `fileName`.
 *
 * The SDK starts it too, so what is kept is known to run. Without internet this fails in under a second; where
 * packets are dropped in silence it gives up after 180 s.
 */
export async function downloadWithSdk({ kind, folder, fileName, signal }) {
  await runCommand(process.execPath, [program, kind, folder], {
    signal,
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
    cwd: workspaceRoot,
  });
  const [downloaded, ...others] = await readdir(folder);
  if (!downloaded || others.length > 0)
    throw new Error('the SDK left no single file in its download folder');
  const path = join(folder, fileName);
  await rename(join(folder, downloaded), path);
  await chmod(path, 0o755);
}
