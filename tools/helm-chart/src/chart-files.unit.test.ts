// Proves that the schema of the values, and their table, are what the code says, and that every default is in both.
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { makeChartFiles } from './chart-files.js';

const WRITES = 'npm run docs -w @conn-dict/helm-chart writes it';

it(`has committed files (${WRITES})`, async () => {
  for (const { path, content } of await makeChartFiles()) {
    expect(await readFile(path, 'utf8'), path).toBe(content);
  }
});
