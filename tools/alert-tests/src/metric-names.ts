/** Metrics of a worker: its own, those of the Node process and of Temporal's SDK. */
const METRIC = /\b(?:conn_dict_worker|temporal|process|nodejs)_\w+/g;
/** Of a histogram's series. */
const SERIES_SUFFIX = /_(?:bucket|sum|count)$/;

/** Names of the metrics that an expression reads, as their `# TYPE` lines have them: a histogram's without `_bucket`. */
export function metricNamesIn(expr: string): string[] {
  const names = withoutTexts(expr).match(METRIC) ?? [];
  return [...new Set(names.map((name) => name.replace(SERIES_SUFFIX, '')))];
}

function withoutTexts(expr: string): string {
  return expr.replaceAll(/"(?:\\.|[^"\\])*"/g, '""');
}
