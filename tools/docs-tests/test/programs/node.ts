import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFreePort } from '@conn-dict/free-port';
import {
  acceptsConnections,
  answersOk,
  startDetached,
  type DetachedProcess,
} from '@conn-dict/local-stack/programs';
import { vi } from 'vitest';
import { ROOT } from '../../src/blocks/read-pages.js';
import { done, type Call, type Program } from './program.js';

/** Programs that go on until they are stopped: a person gives them a terminal of their own. */
const SERVER = /^(?:apps|docs\/examples)\/[\w-]+\/dist\/main\.js$/;
const EXAMPLE = 'docs/examples/';
const READY_TIMEOUT_MS = 90_000;
const STOP_TIMEOUT_MS = 60_000;

/** Runs Node itself. */
export interface NodeProgram {
  readonly run: Program;
  /** Stops every server that was started. */
  stopServers(): Promise<void>;
}

export interface NodeOptions {
  readonly folder: string;
  readonly temporalAddress: string;
  /** The port of the example service. */
  readonly examplePort: number;
}

/** A server is left running, on free ports, once it is ready; any other script is run to its end. */
export function createNode(options: NodeOptions): NodeProgram {
  const servers: DetachedProcess[] = [];
  return {
    async run(call) {
      const [script = ''] = call.args;
      if (SERVER.test(script)) {
        servers.push(await startServer(script, call, options));
        return done('');
      }
      const { stdout } = await promisify(execFile)(process.execPath, [...call.args], {
        cwd: ROOT,
        env: call.env,
      });
      return done(stdout);
    },
    async stopServers() {
      await Promise.all(servers.splice(0).map((server) => server.stop(STOP_TIMEOUT_MS)));
    },
  };
}

async function startServer(
  script: string,
  { env }: Call,
  { folder, temporalAddress, examplePort }: NodeOptions,
): Promise<DetachedProcess> {
  const isExample = script.startsWith(EXAMPLE);
  const [health, metrics] = await Promise.all([findFreePort(), findFreePort()]);
  const logFile = join(folder, `${script.replaceAll('/', '-')}.log`);
  const server = await startDetached({
    command: process.execPath,
    args: [join(ROOT, script), ...(isExample ? [String(examplePort), temporalAddress] : [])],
    cwd: ROOT,
    env: { ...env, HEALTH_PORT: String(health), METRICS_PORT: String(metrics) },
    logFile,
  });
  const isReady = isExample
    ? () => acceptsConnections(examplePort)
    : () => answersOk(`http://127.0.0.1:${health}/ready`).catch(() => false);
  await vi
    .waitUntil(isReady, { timeout: READY_TIMEOUT_MS, interval: 200 })
    .catch(async (error: unknown) => {
      await server.stop(STOP_TIMEOUT_MS);
      throw new Error(`${script} is not ready: see ${logFile}`, { cause: error });
    });
  return server;
}
