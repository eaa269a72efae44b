import { readEnvironment } from '@conn-dict/config';
import { join, resolve } from 'node:path';
import type { StackOptions } from '../command/stack-options.js';
import { clearDataFolder, openDataFolder, type DataFolder } from '../data/data-folder.js';
import { acquireStackLock, type StackLock } from '../data/stack-lock.js';
import { requireFreePorts } from '../ports/busy-ports.js';
import { toStackPorts } from '../ports/stack-ports.js';
import { removeReadyFile, toReadyFile } from '../ready-file.js';
import { toChildEnvironment } from '../services/child-environment.js';
import type { StackContext } from '../services/stack-context.js';
import { createAnnouncement } from './announcement.js';
import { toEventLine, toWarningLine } from './compact-lines.js';
import { followLines } from './follow-lines.js';
import { createStackServices, type StackServices } from './stack-services.js';
import { findTemporalCommand } from './temporal-command.js';
import { toWelcome } from './welcome.js';

export interface LocalStackRun {
  readonly options: StackOptions;
  /** Root of the project. */
  readonly root: string;
  /** Ends the run, also while it starts. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/**
 * Runs the whole stack until `signal` aborts, and leaves no process and no ready file behind.
 *
 * @throws Error it could not start: busy ports, a data folder in use, a part that does not come up.
 */
export async function runLocalStack(run: LocalStackRun): Promise<void> {
  const data = await openDataFolder(run.options.dataDir ?? join(run.root, '.conn-dict'));
  const lock = await acquireStackLock(data.path);
  try {
    for (const orphan of lock.orphans) run.say(`Stopped what a killed run had left: ${orphan}`);
    const readyFile = run.options.readyFile && resolve(run.options.readyFile);
    if (readyFile) await removeReadyFile(readyFile);
    if (run.options.reset) await clearDataFolder(data);
    await runServices(await prepareContext(run, data), { run, lock, readyFile });
  } finally {
    await lock.release();
  }
}

async function prepareContext(run: LocalStackRun, data: DataFolder): Promise<StackContext> {
  const { root, signal } = run;
  const { portOffset, demo, headless } = run.options;
  const ports = toStackPorts(portOffset);
  await requireFreePorts(ports, headless ? ['temporalUi'] : []);
  const temporalCli = await findTemporalCommand(root, signal);
  const environment = toChildEnvironment(readEnvironment());
  return { root, ports, data, environment, temporalCli, demo, headless };
}

interface RunServicesOptions {
  readonly run: LocalStackRun;
  readonly lock: StackLock;
  readonly readyFile: string | undefined;
}

async function runServices(context: StackContext, options: RunServicesOptions): Promise<void> {
  const { say, signal } = options.run;
  const describe = () => toReadyFile(context, services.pidOf);
  const announcement = createAnnouncement({
    ...options,
    say,
    services: () => services,
    toReadyFile: describe,
  });
  const services: StackServices = createStackServices(context, {
    say,
    onChange: announcement.refresh,
  });
  try {
    await services.start(signal);
    await announcement.publish();
    say(toWelcome(describe()));
    await showWhatHappens(context.data, options.run);
  } finally {
    if (signal.aborted) say('Stopping; the worker may take 30 s to finish what it has begun.');
    await announcement.withdraw();
    await services.stop();
    await announcement.withdraw();
  }
}

/** Shows events and the worker's warnings until the run ends. */
async function showWhatHappens(data: DataFolder, { say, signal }: LocalStackRun): Promise<void> {
  const show = (toLine: (line: string) => string | undefined) => (line: string) => {
    const text = toLine(line);
    if (text !== undefined) say(text);
  };
  await Promise.all([
    followLines(data.eventsFile, show(toEventLine), signal),
    followLines(join(data.logsDir, 'worker.log'), show(toWarningLine), signal),
  ]);
}
