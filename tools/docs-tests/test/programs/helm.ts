import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { componentPath } from '@conn-dict/testing/component-path';
import { ROOT } from '../../src/blocks/read-pages.js';
import { recorded, type Program } from './program.js';

/** What the chart is rendered for. */
const KUBERNETES = '1.37.0';

/** Options of an installation that `helm template` does not know. */
const OF_INSTALLATION = ['--install', '--wait', '--create-namespace', '--atomic'];

/** Renders as `helm template`; gives the manifests. @throws Error with what helm complains of */
export async function renderChart(args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    await componentPath('helm'),
    ['template', '--kube-version', KUBERNETES, ...args],
    {
      cwd: ROOT,
      maxBuffer: 10_000_000,
    },
  );
  return stdout;
}

/** Stands in for a cluster: an installation or upgrade is rendered by the real Helm, with the options as they are. */
export const helm: Program = async ({ args: [verb = '', ...rest] }) => {
  if (verb === 'install' || verb === 'upgrade') {
    await renderChart(rest.filter((arg) => !OF_INSTALLATION.includes(arg)));
    return recorded('');
  }
  const isKnown = ['rollback', 'test', 'uninstall'].includes(verb) && rest.length > 0;
  if (!isKnown) throw new Error(`no such command here: ${verb}`);
  return recorded('');
};
