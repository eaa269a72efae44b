import { join } from 'node:path';
import { withLock } from './file-lock.mjs';
import { runCommand } from './run-command.mjs';
import { step } from './step.mjs';
import { workspaceId, workspaceRoot } from './workspace.mjs';

/** Path of Nx's own program: called without a shell or npx in between, so that a stop reaches it. */
export const nxPath = join(workspaceRoot, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');

/** Environment in which Nx leaves no daemon behind. */
export const nxEnvironment = () => ({ ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' });

/** Runs targets of some projects through Nx; what has not changed since comes from Nx's cache. */
export async function buildPackages({ signal, targets, projects }) {
  const args = [
    nxPath,
    'run-many',
    '--targets',
    targets.join(','),
    '--projects',
    projects.join(','),
    '--parallel',
    '2',
  ];
  const build = () =>
    runCommand(process.execPath, args, { signal, cwd: workspaceRoot, env: nxEnvironment() });
  await withLock(`build-${workspaceId}`, { signal }, async () => {
    await step(
      { title: `Building ${projects.join(', ')}`, usually: '40 s, 5 s when nothing has changed' },
      build,
    );
  });
}
