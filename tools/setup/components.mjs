import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureHelm, findHelm } from './components/helm.mjs';
import { ensureKubeconform, findKubeconform } from './components/kubeconform.mjs';
import {
  ensureKubernetesSchemas,
  findKubernetesSchemas,
} from './components/kubernetes-schemas.mjs';
import { ensureComposeGo, findComposeGo } from './components/compose-go.mjs';
import { ensurePostgres, findPostgres } from './components/postgres.mjs';
import { ensurePrometheus, findPrometheus } from './components/prometheus.mjs';
import { ensurePulsar, findPulsar } from './components/pulsar.mjs';
import { ensureRedis, findRedis } from './components/redis.mjs';
import { ensureTemporalCli, findTemporalCli } from './components/temporal-cli.mjs';
import { ensureTemporalServer, findTemporalServer } from './components/temporal-server.mjs';
import { ensureTestServer, findTestServer } from './components/test-server.mjs';
import { listenForInterruption } from './interruption.mjs';

/**
 * Every component that the project installs by itself; `find` looks, `ensure` installs where needed, both give a path.
 *
 * A path in the component's variable is taken as it is. `npm test` installs all but those that are not for tests: those
 * that Go compiles, which keeps all cores busy, beside those that are downloaded.
 */
export const COMPONENTS = {
  'temporal-cli': {
    variable: 'CONN_DICT_TEMPORAL_CLI',
    isCompiled: true,
    find: findTemporalCli,
    ensure: ensureTemporalCli,
  },
  'temporal-server': {
    variable: 'CONN_DICT_TEMPORAL_SERVER',
    isCompiled: true,
    find: findTemporalServer,
    ensure: ensureTemporalServer,
    isForTests: false,
  },
  'test-server': {
    variable: 'CONN_DICT_TEST_SERVER',
    find: findTestServer,
    ensure: ensureTestServer,
  },
  pulsar: {
    variable: 'CONN_DICT_PULSAR',
    find: findPulsar,
    ensure: ensurePulsar,
  },
  'postgres-14': {
    variable: 'CONN_DICT_POSTGRES_14',
    find: () => findPostgres(14),
    ensure: (options) => ensurePostgres(14, options),
  },
  redis: {
    variable: 'CONN_DICT_REDIS',
    find: findRedis,
    ensure: ensureRedis,
  },
  helm: {
    variable: 'CONN_DICT_HELM',
    isCompiled: true,
    find: findHelm,
    ensure: ensureHelm,
  },
  kubeconform: {
    variable: 'CONN_DICT_KUBECONFORM',
    isCompiled: true,
    find: findKubeconform,
    ensure: ensureKubeconform,
  },
  'kubernetes-schemas': {
    variable: 'CONN_DICT_KUBERNETES_SCHEMAS',
    find: findKubernetesSchemas,
    ensure: ensureKubernetesSchemas,
  },
  prometheus: {
    variable: 'CONN_DICT_PROMETHEUS',
    find: findPrometheus,
    ensure: ensurePrometheus,
  },
  'compose-go': {
    variable: 'CONN_DICT_COMPOSE_GO',
    isCompiled: true,
    find: findComposeGo,
    ensure: ensureComposeGo,
  },
};

/**
 * Gives the path of a component, installing it where needed.
 *
 * @throws ComponentUnavailable naming what was tried and what would help.
 */
export async function ensureComponent(name, { signal } = {}) {
  const { variable, ensure } = COMPONENTS[name];
  return process.env[variable] || ensure({ signal });
}

const USAGE = `usage: node tools/setup/components.mjs path|find NAME
  path   prints the component's path, installing it where needed
  find   prints the component's path; code 1 where it is not there yet
  NAME   ${Object.keys(COMPONENTS).join(', ')}`;

async function main([verb, name]) {
  const component = Object.hasOwn(COMPONENTS, name ?? '') ? COMPONENTS[name] : undefined;
  if (!component || (verb !== 'path' && verb !== 'find')) {
    console.error(USAGE);
    return 2;
  }
  const { signal } = listenForInterruption();
  try {
    const path =
      verb === 'path'
        ? await ensureComponent(name, { signal })
        : process.env[component.variable] || (await component.find({ signal }));
    if (path) console.log(path);
    return path ? 0 : 1;
  } catch (error) {
    console.error(error.message);
    return 1;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exit(await main(process.argv.slice(2)));
}
