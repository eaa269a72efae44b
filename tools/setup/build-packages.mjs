import { withLock } from './file-lock.mjs';
import { nxRunMany } from './nx.mjs';
import { step } from './step.mjs';
import { workspaceId } from './workspace.mjs';

/** Builds some projects and all that they depend on. */
export async function buildPackages({ signal, targets, projects }) {
  const names = projects.join(',');
  const args = ['--targets', targets.join(','), '--projects', names, '--parallel=2'];
  const title = `Building ${projects.join(', ')}`;
  const usually = '40 s, 5 s when nothing has changed';
  await withLock(`build-${workspaceId}`, { signal }, () =>
    step({ title, usually }, () => nxRunMany(args, { signal })),
  );
}
