import { dependencyVersions } from './rules/dependency-versions.js';
import { environment } from './rules/environment.js';
import { failureTable } from './rules/failure-table.js';
import { fileNames } from './rules/file-names.js';
import { fileSize } from './rules/file-size.js';
import { machineTraces } from './rules/machine-traces.js';
import { markdownLinks } from './rules/markdown-links.js';
import { packageFacts } from './rules/package-facts.js';
import { readmeTables } from './rules/readme-tables.js';
import { taxIds } from './rules/tax-ids.js';
import { testFiles } from './rules/test-files.js';
import type { Rule } from './repository.js';

/** All that this package holds the repository to. */
export const RULES = {
  dependencyVersions,
  environment,
  failureTable,
  fileNames,
  fileSize,
  machineTraces,
  markdownLinks,
  packageFacts,
  readmeTables,
  taxIds,
  testFiles,
} as const satisfies Record<string, Rule>;
