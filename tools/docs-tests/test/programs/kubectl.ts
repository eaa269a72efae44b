import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../src/blocks/read-pages.js';
import { readArguments } from './arguments.js';
import { recorded, type Program } from './program.js';

/** What the docs ask of kubectl, with the options that it has for that (kubectl 1.32, `kubectl VERB --help`). */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  apply: ['-f', '-n'],
  'create secret generic': ['--from-literal', '--from-file', '-n'],
  delete: ['-n'],
  exec: ['-n'],
  get: ['-l', '-o', '-n'],
  logs: ['-l', '-n', '--tail'],
  'port-forward': ['-n'],
  'rollout restart': ['-n'],
  'rollout status': ['-n'],
  'rollout undo': ['-n'],
  scale: ['--replicas', '-n'],
  top: ['-l', '-n'],
};
const KINDS = ['certificate', 'deployment', 'pod', 'pods', 'secret', 'service', 'svc'];
const OF_A_KIND = [
  'delete',
  'get',
  'rollout restart',
  'rollout status',
  'rollout undo',
  'scale',
  'top',
];

export interface KubectlOptions {
  /** What the chart renders: labels and files have to be there. */
  readonly manifests: string;
  /** The lines that `kubectl logs` gives. */
  readonly logFile: string;
}

/** Stands in for kubectl: knows verbs, options, kinds, labels and files, and gives the real worker's log. */
export function createKubectl({ manifests, logFile }: KubectlOptions): Program {
  return async ({ args }) => {
    const verb = Object.keys(VERBS).find((each) => `${args.join(' ')} `.startsWith(`${each} `));
    if (verb === undefined) throw new Error(`no such command here: ${args.join(' ')}`);
    const rest = args.slice(verb.split(' ').length);
    const { words, options } = readArguments(rest, { valued: VERBS[verb]!, flags: ['--previous'] });
    for (const label of options.get('-l') ?? [])
      if (!manifests.includes(label.replace('=', ': '))) throw new Error(`no label ${label}`);
    for (const file of options.get('-f') ?? [])
      if (verb === 'apply' && !existsSync(join(ROOT, file))) throw new Error(`no file ${file}`);
    const kinds = OF_A_KIND.includes(verb) ? (words[0]?.split('/')[0] ?? '').split(',') : [];
    for (const kind of kinds) if (!KINDS.includes(kind)) throw new Error(`no kind ${kind}`);
    return recorded(verb === 'logs' ? await readFile(logFile, 'utf8') : '');
  };
}
