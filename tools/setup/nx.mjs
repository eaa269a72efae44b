import { join } from 'node:path';
import { runCommand } from './run-command.mjs';
import { workspaceRoot } from './workspace.mjs';

/** Nx's own program: called without a shell or npx in between, so that a stop reaches it. */
const program = join(workspaceRoot, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');

/**
 * Runs a target of many projects through Nx, which leaves no daemon behind; what has not changed comes from its cache.
 *
 * Whether `nx sync` has to be run is for CI to say, not for somebody who wants to start or test.
 *
 * @throws CommandFailed
 */
export function nxRunMany(args, { signal, onOutput, variables } = {}) {
  return runCommand(process.execPath, [program, 'run-many', '--skipSync', ...args], {
    signal,
    onOutput,
    cwd: workspaceRoot,
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', ...variables },
  });
}
