import type { Tree } from '@nx/devkit';
import { addImport, insertBefore } from '../edit-source.js';
import type { WireNames } from '../wire-names.js';

/** Binds the activity to the domain's dependencies, gives it the options of an essential step, and fakes it for tests. */
export function bindActivity(
  tree: Tree,
  { activity, domain }: { readonly activity: WireNames; readonly domain: WireNames },
): void {
  const lib = `libs/${domain.kebab}`;
  const registered = `${activity.pascal}Activity`;
  const binding = `${lib}/src/activities/create-${domain.kebab}-activities.ts`;
  insertBefore(tree, binding, /\n {2}\};/, `\n    ${registered}: create${activity.pascal}(deps),`);
  addImport(tree, binding, `import { create${activity.pascal} } from './${activity.kebab}.js';`);

  const options = `${lib}/src/workflows/${domain.kebab}-activity-options.ts`;
  insertBefore(tree, options, /\n\}\);/, `\n  ${registered}: essential,`);

  const fake = `${lib}/test/fake-${domain.kebab}-activities.ts`;
  if (!tree.exists(fake)) return;
  const result = `{ ${domain.snake}_id: 'TEST-001', done_at: new Date().toISOString() }`;
  insertBefore(
    tree,
    fake,
    /(?<=\n {4}activities: \{)\n/,
    `\n      ${registered}: step('${registered}', () => (${result})),`,
  );
}
