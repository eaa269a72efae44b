import { runCommand } from '../run-command.mjs';

/**
 * Compiles a program with Go into `folder`, under the last part of its package's name.
 *
 * A tag whose go.mod has a replace directive is refused by Go.
 */
export function goInstall({ program, version, folder, signal }) {
  return runCommand('go', ['install', `${program}@v${version}`], {
    signal,
    env: { ...process.env, GOBIN: folder },
  });
}
