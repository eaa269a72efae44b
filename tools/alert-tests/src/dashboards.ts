import { readFiles } from './repository-file.js';

const DASHBOARDS_FOLDER = 'helm/conn-dict/files/dashboards';

/** A query of a panel. */
export interface PanelQuery {
  readonly panel: string;
  /** As Grafana sends it to Prometheus: its variables are filled in. */
  readonly expr: string;
}

/** A Grafana dashboard. */
export interface Dashboard {
  readonly file: string;
  readonly uid: string;
  readonly title: string;
  readonly queries: readonly PanelQuery[];
  /** What the variables are chosen from, such as `label_values(metric, label)`. */
  readonly variableQueries: readonly string[];
}

interface DashboardFile {
  readonly uid: string;
  readonly title: string;
  readonly templating: {
    readonly list: readonly { readonly name: string; readonly query: string | { query: string } }[];
  };
  readonly panels: readonly {
    readonly title: string;
    readonly targets?: readonly { readonly expr: string }[];
  }[];
}

/** Every dashboard. @throws Error for a query with a variable that its dashboard has not */
export function readDashboards(): Dashboard[] {
  return readFiles(DASHBOARDS_FOLDER, '.json').map(({ name: file, text }) => {
    const { uid, title, templating, panels } = JSON.parse(text) as DashboardFile;
    const names = templating.list.map(({ name }) => name);
    return {
      file,
      uid,
      title,
      queries: panels.flatMap((panel) =>
        (panel.targets ?? []).map(({ expr }) => ({
          panel: panel.title,
          expr: fillIn(expr, names),
        })),
      ),
      variableQueries: templating.list.flatMap(({ query }) =>
        typeof query === 'string' ? [] : [fillIn(query.query, names)],
      ),
    };
  });
}

/** As Grafana does where everything is chosen; its own interval is four scrapes at least. */
function fillIn(expr: string, variables: readonly string[]): string {
  return expr.replaceAll(/\$(\w+)/g, (_, name: string) => {
    if (name === '__rate_interval') return '1m';
    if (!variables.includes(name)) throw new Error(`no variable $${name}: ${expr}`);
    return '.*';
  });
}
