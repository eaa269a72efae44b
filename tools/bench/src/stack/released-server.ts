import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answersOk } from '@conn-dict/local-stack/programs';
import { startProgram, type BenchProgram } from './bench-program.js';
import { toDynamicConfig, toServerConfig } from './released-server-config.js';
import { NAMESPACE, type PartContext } from './stack-parts.js';

const RETENTION = '86400s';

/** Starts Temporal's server as it is released, in memory, all its services in one process, and makes the namespace. */
export async function startReleasedServer(context: PartContext): Promise<BenchProgram> {
  const { ports, folder, environment, temporalProgram, temporalConfig, signal } = context;
  const configFile = join(folder.path, 'temporal.json');
  const dynamicConfigFile = join(folder.path, 'temporal-dynamic.json');
  await writeFile(configFile, JSON.stringify(toServerConfig(ports, dynamicConfigFile)));
  await writeFile(dynamicConfigFile, JSON.stringify(toDynamicConfig(temporalConfig)));
  const api = `http://127.0.0.1:${ports.temporalHttp}/api/v1`;
  const server = await startProgram({
    title: 'Temporal',
    command: temporalProgram,
    args: ['--config-file', configFile, '--allow-no-auth', 'start'],
    cwd: folder.path,
    env: environment,
    logFile: folder.logFile('temporal'),
    stopTimeoutMs: 5_000,
    isReady: () => answersOk(`${api}/system-info`),
    signal,
  });
  try {
    await createNamespace(api, signal);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

async function createNamespace(api: string, signal: AbortSignal): Promise<void> {
  const body = { namespace: NAMESPACE, workflowExecutionRetentionPeriod: RETENTION };
  const response = await fetch(`${api}/namespaces`, {
    method: 'POST',
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok) throw new Error(`Temporal made no namespace: ${await response.text()}`);
}
