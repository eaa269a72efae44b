import { readFile } from 'node:fs/promises';

const PAGE = new URL('../../../docs/metrics.md', import.meta.url);

/** `name{label,label} type` of every metric in a text of Prometheus. */
export function describeMetrics(text: string): string[] {
  const types = Array.from(text.matchAll(/^# TYPE (\S+) (\S+)$/gm), ([, name, type]) => ({
    name: name ?? '',
    type: type ?? '',
  }));
  return types.map(({ name, type }) => {
    const sample = new RegExp(`^${name}(?:_count)?(?:\\{([^}]*)\\})? `, 'm').exec(text)?.[1] ?? '';
    const labels = Array.from(sample.matchAll(/(\w+)="/g), ([, label]) => label).sort();
    return `${name}{${labels.join(',')}} ${type}`;
  });
}

/** The same of the rows of docs/metrics.md whose names begin with `prefix`, sorted. */
export async function documentedMetrics(prefix: string): Promise<string[]> {
  const page = await readFile(PAGE, 'utf8');
  const rows = page.matchAll(
    new RegExp(`^\\| \`(${prefix}_\\w+)\`\\s*\\|\\s*(\\w+)\\s*\\|([^|]*)\\|`, 'gm'),
  );
  return Array.from(rows, ([, name, type, labels]) => {
    const names = Array.from((labels ?? '').matchAll(/`(\w+)`/g), ([, label]) => label).sort();
    return `${name}{${names.join(',')}} ${type}`;
  }).sort();
}
