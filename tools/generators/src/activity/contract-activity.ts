import type { Tree } from '@nx/devkit';
import { addExports, insertBefore } from '../edit-source.js';
import type { WireNames } from '../wire-names.js';

export interface ContractedActivity {
  readonly activity: WireNames;
  readonly domain: WireNames;
  readonly description: string;
}

/** Adds the activity's shape, its types and its line in the domain's interface to contracts, and exports them. */
export function contractActivity(
  tree: Tree,
  { activity, domain, description }: ContractedActivity,
): void {
  const folder = `libs/contracts/src/${domain.kebab}`;
  const path = `${folder}/${domain.kebab}-activities.ts`;
  const { pascal, camel } = activity;
  const start = `export interface ${domain.pascal}Activities \\{`;
  insertBefore(
    tree,
    path,
    new RegExp(`(?<=${start}(?:(?!\\n\\})[^])*)\\n\\}`),
    `
  /** ${description} */
  ${pascal}Activity(input: ${pascal}Input): Promise<${pascal}Result>;`,
  );
  insertBefore(
    tree,
    path,
    new RegExp(`(?:/\\*\\*(?:(?!\\*/)[^])*\\*/\\n)?${start}`),
    `export const ${camel}Shape = { ${domain.snake}_id: id };

export type ${pascal}Input = Wire<typeof ${camel}Shape>;

export interface ${pascal}Result {
  readonly ${domain.snake}_id: string;
  /** RFC 3339. */
  readonly done_at: string;
}

`,
  );
  addExports(tree, `${folder}/index.ts`, {
    module: `./${domain.kebab}-activities.js`,
    names: [`${camel}Shape`, `type ${pascal}Input`, `type ${pascal}Result`],
  });
}
