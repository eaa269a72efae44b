import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { valuesSchema } from './values-schema.js';
import { renderValuesTable } from './values-table.js';

const CHART = new URL('../../../helm/conn-dict/', import.meta.url);
const TABLE = /(?<=<!-- table:values -->\n)[\s\S]*?(?=<!-- end:values -->)/;

/** A file of the chart that is made from code, in whole or in part. */
export interface ChartFile {
  readonly path: string;
  readonly content: string;
}

/** Makes the generated files of the chart: the schema of its values, and their table in its README. */
export async function makeChartFiles(): Promise<readonly ChartFile[]> {
  return Promise.all([
    makeFile('values.schema.json', () => JSON.stringify(valuesSchema)),
    makeFile('README.md', async (path) => {
      const [page, values] = await Promise.all([
        readFile(path, 'utf8'),
        readFile(new URL('values.yaml', CHART), 'utf8'),
      ]);
      const table = renderValuesTable(parse(values) as Record<string, unknown>);
      return page.replace(TABLE, () => `\n${table}\n\n`);
    }),
  ]);
}

/** Lays a file out as prettier would. */
async function makeFile(
  name: string,
  make: (path: string) => string | Promise<string>,
): Promise<ChartFile> {
  const path = fileURLToPath(new URL(name, CHART));
  const options = { ...(await resolveConfig(path)), filepath: path };
  return { path, content: await format(await make(path), options) };
}
