import type { ProjectGraph } from '@nx/devkit';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../src/blocks/read-pages.js';
import { readArguments } from './arguments.js';
import { recorded, type Program } from './program.js';

/** Stands in for npm: the script has to be there, in the package that is named. What it does, CI does. */
export function createNpm(graph: () => Promise<ProjectGraph>): Program {
  return async ({ args }) => {
    const { words, options } = readArguments(args, { valued: ['-w', '--workspace'] });
    const [verb = '', named = ''] = words;
    const script = verb === 'run' ? named : verb;
    const [name] = options.get('-w') ?? options.get('--workspace') ?? [];
    const { nodes } = await graph();
    const node = Object.values(nodes).find((each) => each.data.metadata?.js?.packageName === name);
    if (name !== undefined && !node) throw new Error(`no package ${name}`);
    const path = join(ROOT, node?.data.root ?? '', 'package.json');
    const { scripts = {} } = JSON.parse(await readFile(path, 'utf8')) as Manifest;
    if (!(script in scripts)) throw new Error(`no script ${script} in ${path}`);
    return recorded('');
  };
}

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
}
