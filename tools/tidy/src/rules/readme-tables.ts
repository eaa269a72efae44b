import { tablesHeaded } from '../markdown-table.js';
import type { Repository, TextFile } from '../repository.js';

/** The README's tables headed `workflow` and `activity` list what the combined worker registers. */
export function readmeTables(repository: Repository): string[] {
  const readme = repository.find(({ path }) => path === 'README.md');
  if (!readme) return ['README.md:1 is missing'];
  return [
    ...compare(readme, 'workflow', registered(repository, WORKFLOWS)),
    ...compare(readme, 'activity', registered(repository, ACTIVITIES)),
  ];
}

/** Where the names are registered, and how they look there. */
const WORKFLOWS = {
  files: /^apps\/worker\/src\/workflows\.ts$/,
  name: /\b[A-Z]\w*Workflow\b/g,
};
const ACTIVITIES = {
  files: /^libs\/[\w-]+\/src\/activities\/create-[\w-]+-activities\.ts$/,
  name: /\b[A-Z]\w*Activity(?=:)/g,
};

function registered(repository: Repository, { files, name }: typeof WORKFLOWS): Set<string> {
  const sources = repository.filter(({ path }) => files.test(path));
  return new Set(sources.flatMap(({ text }) => text.match(name) ?? []));
}

function compare(readme: TextFile, heading: string, names: ReadonlySet<string>): string[] {
  const rows = tablesHeaded(heading, readme).flatMap((table) => table.rows);
  const listed = new Set(rows.map(([name = '']) => name));
  const missing = [...names].filter((name) => !listed.has(name));
  const unknown = [...listed].filter((name) => !names.has(name));
  return [
    ...missing.map((name) => `${readme.path}:1 does not list the ${heading} ${name}`),
    ...unknown.map(
      (name) => `${readme.path}:1 lists the ${heading} ${name}, which nothing registers`,
    ),
  ];
}
