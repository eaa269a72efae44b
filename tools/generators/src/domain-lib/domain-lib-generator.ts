import {
  formatFiles,
  generateFiles,
  logger,
  readJson,
  updateJson,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';
import { fileURLToPath } from 'node:url';
import { readSource } from '../edit-source.js';
import { toWireNames } from '../wire-names.js';

export interface DomainLibOptions {
  /** In kebab-case, singular. */
  readonly name: string;
  /** @default a sentence made of the name */
  readonly description?: string;
}

const TEMPLATES = fileURLToPath(new URL('../../templates/domain-lib', import.meta.url));

/**
 * Makes a domain library that works: a workflow with a query and one activity, a state machine, ports and tests, and
 * its names and messages in contracts. What the domain does is then written into it.
 *
 * @throws Error where the library is there already; nothing is changed then
 */
export async function domainLibGenerator(
  tree: Tree,
  { name, description }: DomainLibOptions,
): Promise<GeneratorCallback> {
  const domain = toWireNames(name);
  const lib = `libs/${name}`;
  if (tree.exists(`${lib}/package.json`)) throw new Error(`${lib} is there already`);

  const substitutions = {
    name,
    domain,
    description: description ?? `The ${domain.words} domain.`,
    temporalVersion: temporalVersion(tree),
  };
  generateFiles(tree, `${TEMPLATES}/lib`, lib, substitutions);
  generateFiles(tree, `${TEMPLATES}/contracts`, `libs/contracts/src/${name}`, substitutions);
  const barrel = 'libs/contracts/src/index.ts';
  tree.write(barrel, `${readSource(tree, barrel)}export * from './${name}/index.js';\n`);
  referToProject(tree, `./${lib}`);
  await formatFiles(tree);
  return () => logger.info(nextSteps(domain.kebab, domain.camel));
}

/** As `nx sync` does it, so that the type check of the whole workspace sees the library. */
function referToProject(tree: Tree, path: string): void {
  updateJson<{ references?: { path: string }[] }>(tree, 'tsconfig.json', (config) => ({
    ...config,
    references: [...(config.references ?? []), { path }],
  }));
}

/** The one version of Temporal's packages. */
function temporalVersion(tree: Tree): string {
  const { dependencies } = readJson<{ dependencies?: Record<string, string> }>(
    tree,
    'libs/workflow-kit/package.json',
  );
  const version = dependencies?.['@temporalio/workflow'];
  if (!version) throw new Error('libs/workflow-kit names no version of @temporalio/workflow');
  return version;
}

function nextSteps(name: string, camel: string): string {
  return [
    `libs/${name} works, with one activity. Now:`,
    '- npm install',
    `- npx nx run-many -t lint typecheck test -p contracts ${name}`,
    `- write a repository for its port over libs/database, and bind ${camel}Domain in apps/worker: package.json, src/domains.ts, src/workflows.ts`,
    '- list its workflow and its activities in README.md, and record a first history of it',
  ].join('\n');
}
