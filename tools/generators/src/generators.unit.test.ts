// Proves that the generators write files that fit together, bind what they make, and change nothing when they refuse.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { activityGenerator } from './activity/activity-generator.js';
import { domainLibGenerator } from './domain-lib/domain-lib-generator.js';

const REPOSITORY = new URL('../../../', import.meta.url);

/** Puts files of this repository into the tree. */
function copyIn(tree: Tree, ...paths: string[]): void {
  for (const path of paths)
    tree.write(path, readFileSync(fileURLToPath(new URL(path, REPOSITORY))));
}

function read(tree: Tree, path: string): string {
  return tree.read(path, 'utf8') ?? '';
}

/** Relative imports of all written sources that lead nowhere. */
function deadImports(tree: Tree): string[] {
  const sources = tree.listChanges().filter(({ path }) => path.endsWith('.ts'));
  return sources.flatMap(({ path }) =>
    Array.from(read(tree, path).matchAll(/from '(\.[^']+)\.js'/g), ([, target = '']) =>
      new URL(`${target}.ts`, `file:///${path}`).pathname.slice(1),
    ).filter((target) => !tree.exists(target) && !target.startsWith('libs/contracts/src/')),
  );
}

let tree: Tree;
beforeEach(() => {
  tree = createTreeWithEmptyWorkspace({ formatter: 'none' });
  copyIn(
    tree,
    'libs/contracts/src/index.ts',
    'libs/workflow-kit/package.json',
    'vitest.package.ts',
    'tsconfig.json',
  );
});

describe('domain-lib', () => {
  beforeEach(() => domainLibGenerator(tree, { name: 'fraud-marker' }));

  it('names everything after the domain, and leaves no template behind', () => {
    const written = tree.listChanges().filter(({ path }) => path.includes('fraud-marker'));
    expect(written.length).toBeGreaterThan(20);
    for (const { path, content } of written) {
      expect(path).not.toMatch(/template|__/);
      expect(content?.toString()).not.toMatch(/<%|undefined/);
    }
  });

  it('has two doors, the tag of a domain, and the version of Temporal that the others have', () => {
    const manifest = JSON.parse(read(tree, 'libs/fraud-marker/package.json')) as Record<
      string,
      never
    >;
    expect(manifest).toMatchObject({
      name: '@conn-dict/fraud-marker',
      exports: { '.': {}, './workflows': {} },
      nx: { name: 'fraud-marker', tags: ['type:domain'] },
      dependencies: { '@temporalio/workflow': expect.stringMatching(/^\d/) as string },
    });
  });

  it('imports only what is there, and is exported by contracts', () => {
    expect(deadImports(tree)).toEqual([]);
    expect(read(tree, 'libs/contracts/src/index.ts')).toMatch(
      /\nexport \* from '\.\/fraud-marker\/index\.js';\n$/,
    );
  });

  it('is in the type check of the whole workspace', () => {
    expect(JSON.parse(read(tree, 'tsconfig.json'))).toMatchObject({
      references: expect.arrayContaining([{ path: './libs/fraud-marker' }]) as unknown,
    });
  });

  it('refuses a name that is taken, or not in kebab-case', async () => {
    await expect(domainLibGenerator(tree, { name: 'fraud-marker' })).rejects.toThrow(
      'is there already',
    );
    await expect(domainLibGenerator(tree, { name: 'FraudMarker' })).rejects.toThrow('kebab-case');
  });
});

describe('activity', () => {
  const CLAIM_FILES = [
    'libs/claim/src/activities/create-claim-activities.ts',
    'libs/claim/src/workflows/claim-activity-options.ts',
    'libs/claim/test/fake-claim-activities.ts',
    'libs/contracts/src/claim/claim-activities.ts',
    'libs/contracts/src/claim/index.ts',
  ];

  it('binds an activity of the claim domain wherever its name has to stand', async () => {
    copyIn(tree, ...CLAIM_FILES);
    await activityGenerator(tree, {
      name: 'withdraw-claim',
      domain: 'claim',
      description: 'Takes it back.',
    });
    const [binding, options, fake, contract, barrel] = CLAIM_FILES.map((path) => read(tree, path));
    expect(binding).toContain("import { createWithdrawClaim } from './withdraw-claim.js';\n");
    expect(binding).toMatch(/\n {4}WithdrawClaimActivity: createWithdrawClaim\(deps\),\n {2}\};/);
    expect(options).toMatch(/\n {2}WithdrawClaimActivity: essential,\n\}\);/);
    expect(fake).toContain("WithdrawClaimActivity: step('WithdrawClaimActivity'");
    expect(contract).toContain('export const withdrawClaimShape = { claim_id: id };');
    expect(contract).toMatch(
      /Takes it back\. \*\/\n {2}WithdrawClaimActivity\(input: WithdrawClaimInput\)/,
    );
    expect(barrel).toMatch(
      / {2}withdrawClaimShape,\n[^]* {2}type WithdrawClaimResult,\n\} from '\.\/claim-activities/,
    );
  });

  it('writes the activity and a test of it, and takes a generated domain as it takes claim', async () => {
    await domainLibGenerator(tree, { name: 'fraud-marker' });
    await activityGenerator(tree, { name: 'lift-fraud-marker', domain: 'fraud-marker' });
    const folder = 'libs/fraud-marker/src/activities';
    expect(read(tree, `${folder}/lift-fraud-marker.ts`)).toContain('async ({ fraudMarkerId })');
    expect(read(tree, `${folder}/lift-fraud-marker.unit.test.ts`)).toContain(
      "type: 'InvalidInput'",
    );
    expect(read(tree, `${folder}/create-fraud-marker-activities.ts`)).toContain(
      'LiftFraudMarkerActivity:',
    );
    expect(deadImports(tree)).toEqual([]);
  });

  it('refuses a domain that is not there, and an activity that is', async () => {
    await expect(activityGenerator(tree, { name: 'do-it', domain: 'nowhere' })).rejects.toThrow(
      'libs/contracts/src/nowhere/nowhere-activities.ts is missing',
    );
    await domainLibGenerator(tree, { name: 'fraud-marker' });
    await expect(
      activityGenerator(tree, { name: 'open-fraud-marker', domain: 'fraud-marker' }),
    ).rejects.toThrow('is there already');
  });
});
