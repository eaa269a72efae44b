import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { findFreePort } from '@conn-dict/free-port';
import { createProjectGraphAsync, type ProjectGraph } from '@nx/devkit';
import { ROOT } from '../src/blocks/read-pages.js';
import { fillIn, type Place } from './placeholders.js';
import { serveProgram } from './program-server.js';
import { docker } from './programs/docker.js';
import { helm, renderChart } from './programs/helm.js';
import { createKubectl } from './programs/kubectl.js';
import { createNode } from './programs/node.js';
import { createNpm } from './programs/npm.js';
import { createNpx } from './programs/npx.js';
import { createPsql } from './programs/psql.js';
import { redisCli } from './programs/redis-cli.js';
import { runBlock, type BlockEnd } from './run-block.js';
import { startStack } from './stack-process.js';

const CALL_PROGRAM = new URL('./call-program.mjs', import.meta.url).pathname;
const CLI = join(ROOT, 'apps/cli/bin/conn-dict.mjs');
const CHART = ['conn-dict', 'helm/conn-dict', '--values', 'helm/conn-dict/ci/minimal.yaml'];

/** A local stack, and what takes the place of the programs that a reader has. */
export interface DocsWorld {
  readonly place: Place;
  /** Runs a block as a reader would; tells which stand-ins it called. */
  run(code: string): Promise<BlockEnd & { readonly records: readonly string[] }>;
  /** Stops what a page has started. */
  endPage(): Promise<void>;
  stop(): Promise<void>;
}

export async function startDocsWorld(): Promise<DocsWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-docs-'));
  const [manifests, examplePort] = await Promise.all([renderChart(CHART), findFreePort()]);
  const { ready, stop } = await startStack(folder);
  const node = createNode({ folder, temporalAddress: ready.temporal_address, examplePort });
  let graph: Promise<ProjectGraph> | undefined;
  const projects = () => (graph ??= createProjectGraphAsync());
  const programs = {
    docker,
    helm,
    kubectl: createKubectl({ manifests, logFile: join(ready.logs_dir, 'worker.log') }),
    node: node.run,
    npm: createNpm(projects),
    npx: createNpx(projects),
    psql: createPsql(ready.postgres_url),
    'redis-cli': redisCli,
  };
  const server = await serveProgram(programs);
  const bin = await makeBin(join(folder, 'bin'), Object.keys(programs));
  await symlink(ready.temporal_cli, join(bin, 'temporal'));
  await writeProgram(join(bin, 'conn-dict'), `'${process.execPath}' '${CLI}'`);
  const place: Place = {
    ready,
    workflowId: 'claim-docs-open',
    participant: '12345678',
    certificate: await makeCertificate(folder),
    examplePort,
    pulsarUrl: server.url,
  };
  const clone = await makeClone(join(folder, 'clone'));
  const env = toEnvironment(place, { bin, programs: server.url, folder });
  return {
    place,
    async run(code) {
      const end = await runBlock(fillIn(code, place), { cwd: clone, env });
      return { ...end, records: server.takeRecords() };
    },
    endPage: () => node.stopServers(),
    async stop() {
      await node.stopServers();
      await server.close();
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** A folder for the beginning of the PATH, in which each of the programs calls this test. */
async function makeBin(bin: string, names: readonly string[]): Promise<string> {
  await mkdir(bin);
  for (const name of names) {
    await writeProgram(join(bin, name), `'${process.execPath}' '${CALL_PROGRAM}' ${name}`);
  }
  return bin;
}

async function writeProgram(path: string, command: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\nexec ${command} "$@"\n`);
  await chmod(path, 0o755);
}

/** A folder that looks like the root of the repository: what a block writes there does not stay. */
async function makeClone(clone: string): Promise<string> {
  await mkdir(clone);
  for (const entry of await readdir(ROOT)) await symlink(join(ROOT, entry), join(clone, entry));
  return clone;
}

async function makeCertificate(folder: string): Promise<string> {
  const path = join(folder, 'certificate.pem');
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-subj', '/CN=bridge', '-days', '2', '-keyout', `${path}.key`, '-out', path],
  ]);
  return path;
}

/** The variables of a reader who works with this stack. */
function toEnvironment(
  { ready }: Place,
  { bin, programs, folder }: Readonly<Record<'bin' | 'programs' | 'folder', string>>,
): Record<string, string> {
  const postgres = new URL(ready.postgres_url);
  return {
    PATH: `${bin}:${process.env['PATH']}`,
    HOME: process.env['HOME'] ?? folder,
    TMPDIR: folder,
    CONN_DICT_DOCS_PROGRAMS: programs,
    TEMPORAL_ADDRESS: ready.temporal_address,
    TEMPORAL_NAMESPACE: ready.namespace,
    POSTGRES_HOST: postgres.hostname,
    POSTGRES_PORT: postgres.port,
    POSTGRES_USER: postgres.username,
    POSTGRES_PASSWORD: postgres.password,
    POSTGRES_DB: postgres.pathname.slice(1),
    BRIDGE_GRPC_ADDR: ready.bridge_address,
    PULSAR_URL: pathToFileURL(join(folder, 'events.ndjson')).href,
  };
}
