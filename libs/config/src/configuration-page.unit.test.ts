// Proves that docs/configuration.md is what the code says.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderConfigurationPage } from './configuration-page.js';
import { ALL_GROUPS } from './groups/all-groups.js';

const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');

it('is the committed page (npm run docs -w @conn-dict/config writes it)', () => {
  expect(page).toBe(renderConfigurationPage());
});

it('has every variable with its default', () => {
  for (const [name, variable] of ALL_GROUPS.flatMap((group) => Object.entries(group.variables))) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` `));
    expect(row, name).toContain(variable.meaning);
    expect(row, name).toContain(variable.default ?? '');
  }
});
