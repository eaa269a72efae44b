import { formatFiles, generateFiles, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { fileURLToPath } from 'node:url';
import { toWireNames } from '../wire-names.js';
import { bindActivity } from './bind-activity.js';
import { contractActivity } from './contract-activity.js';

export interface ActivityOptions {
  /** In kebab-case, a verb first. */
  readonly name: string;
  /** The domain library, as under `libs`. */
  readonly domain: string;
  /** @default a sentence made of the name */
  readonly description?: string;
}

const TEMPLATES = fileURLToPath(new URL('../../templates/activity', import.meta.url));

/**
 * Makes an activity that works: its shape and interface in contracts, its file and test in the domain, bound, with
 * options for its retries. What it does is then written into its file.
 *
 * @throws Error where the domain is not laid out like libs/claim, or has the activity; nothing is changed then
 */
export async function activityGenerator(
  tree: Tree,
  { name, domain, description }: ActivityOptions,
): Promise<GeneratorCallback> {
  const activity = toWireNames(name);
  const owner = toWireNames(domain);
  const file = `libs/${domain}/src/activities/${name}.ts`;
  if (tree.exists(file)) throw new Error(`${file} is there already`);

  contractActivity(tree, {
    activity,
    domain: owner,
    description: description ?? `Takes the step "${activity.words}", and answers when.`,
  });
  bindActivity(tree, { activity, domain: owner });
  generateFiles(tree, TEMPLATES, `libs/${domain}/src/activities`, {
    activity,
    domain: owner,
    name,
  });
  await formatFiles(tree);
  return () => logger.info(nextSteps(file, activity.pascal, owner.kebab));
}

function nextSteps(file: string, pascal: string, domain: string): string {
  return [
    `${pascal}Activity answers when it was called. Now:`,
    `- write what it does into ${file}, and its fields into contracts`,
    `- see that its limits in libs/${domain}/src/workflows/${domain}-activity-options.ts are its own`,
    '- list it in the table of activities in README.md',
    `- npx nx run-many -t lint typecheck test -p contracts ${domain} tidy`,
  ].join('\n');
}
