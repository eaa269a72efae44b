import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { AssemblyError } from './assembly-error.js';

export interface AppFiles {
  /** Apps whose programs these are. */
  readonly apps: readonly [string, ...string[]];
  /** Built programs, by the path that each gets, without `.js`. */
  readonly programs: Readonly<Record<string, string>>;
  /** What is taken over as it is. */
  readonly copies: readonly { readonly from: string; readonly to: string }[];
  /** Files that name, as JSON, the packages which copied programs need. */
  readonly packageLists: readonly string[];
}

/** Its `migrate` and `health` are in the images of all workers. */
const COMBINED_WORKER = 'worker';
/** What an operator types beside a worker, with the worker's environment. */
const OPERATORS_COMMAND = 'cli';

/**
 * Finds what was built of an app: `main` and `health`, of a worker also `migrate`, `conn-dict` and its bundles.
 *
 * @throws AssemblyError there is no such app, or a program is not built
 */
export async function findAppFiles(root: string, app: string): Promise<AppFiles> {
  if (!/^[a-z]+(-[a-z]+)*$/.test(app) || !(await exists(join(root, 'apps', app))))
    throw new AssemblyError(`apps has no app "${app}"`);
  const built = (name: string, of = app): string => join(root, 'apps', of, 'dist', name);
  const isWorker = await exists(built('worker-process.js'));
  const files: AppFiles = isWorker
    ? {
        apps: [app, COMBINED_WORKER, OPERATORS_COMMAND],
        programs: {
          main: built('main.js'),
          health: built('health.js', COMBINED_WORKER),
          migrate: built('migrate.js', COMBINED_WORKER),
          'conn-dict': built('main.js', OPERATORS_COMMAND),
        },
        copies: [{ from: built('bundle'), to: 'bundle' }],
        packageLists: [built('bundle/packages.json')],
      }
    : {
        apps: [app],
        programs: { main: built('main.js'), health: built('health.js') },
        copies: await protoFolders(root, app),
        packageLists: [],
      };
  for (const path of [...Object.values(files.programs), ...files.packageLists])
    if (!(await exists(path))) throw new AssemblyError(`${path} is missing: build the app first`);
  return files;
}

/** An app with `.proto` files of its own reads them, and those of the Bridge, where it runs. */
async function protoFolders(root: string, app: string): Promise<AppFiles['copies']> {
  const own = join(root, 'apps', app, 'proto');
  if (!(await exists(own))) return [];
  return [own, join(root, 'libs/bridge/proto')].map((from) => ({ from, to: 'proto' }));
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
