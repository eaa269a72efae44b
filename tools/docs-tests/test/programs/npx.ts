import type { ProjectGraph } from '@nx/devkit';
import { readArguments } from './arguments.js';
import { recorded, type Program } from './program.js';

const PLAIN = ['affected', 'graph', 'sync'];

/** Stands in for Nx: projects and targets have to be there. What they do, CI does. */
export function createNpx(graph: () => Promise<ProjectGraph>): Program {
  return async ({ args: [program, command = '', ...rest] }) => {
    if (program !== 'nx') throw new Error(`no such program here: ${program ?? ''}`);
    const { words, options } = readArguments(rest, { valued: ['-t', '-p', '--base'] });
    const { nodes } = await graph();
    for (const [project, target] of toTasks(command, words, options)) {
      const { targets = {} } = nodes[project]?.data ?? {};
      if (!(target in targets)) throw new Error(`no target ${target} of project ${project}`);
    }
    return recorded('');
  };
}

function toTasks(
  command: string,
  words: readonly string[],
  options: ReadonlyMap<string, readonly string[]>,
): (readonly [project: string, target: string])[] {
  if (PLAIN.includes(command)) return [];
  if (command === 'run') return [words[0]!.split(':') as [string, string]];
  if (command !== 'run-many') return [[words[0] ?? '', command]];
  const projects = (options.get('-p') ?? []).flatMap((list) => list.split(','));
  return projects.flatMap((project) =>
    (options.get('-t') ?? []).flatMap((target) =>
      [target, ...words].map((each) => [project, each] as const),
    ),
  );
}
