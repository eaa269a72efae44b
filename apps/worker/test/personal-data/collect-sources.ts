import type { CanaryWorld } from './canary-world.js';
import { textsOf } from '@conn-dict/testing';

/** What callers sent, which Temporal keeps as they sent it, and what a step is given of that. */
const SENT = new Set(['input']);

const NO_DATA = new Set(['data']);

/** Everything that the workers said anywhere, by where; ends them. */
export async function collectSources(world: CanaryWorld): Promise<Record<string, string>> {
  const { worker, mute } = world;
  await Promise.all([worker.look(), mute.look()]);
  const runs = await collectRuns(world);
  await Promise.all([worker.drain(), mute.drain()]);
  const events = (await world.events()).trimEnd().split('\n');
  const parsed = events.map((line) => JSON.parse(line) as unknown);
  return {
    output: worker.output() + mute.output(),
    probesAndMetrics: worker.answers() + mute.answers(),
    spans: world.otlp.bodies(),
    bridgeMetadata: world.bridge.metadata(),
    eventEnvelopes: textsOf(parsed, NO_DATA),
    eventData: textsOf(parsed),
    callers: textsOf(world.told),
    ...runs,
  };
}

async function collectRuns({ temporal }: CanaryWorld): Promise<Record<string, string>> {
  const descriptions: string[] = [];
  const histories: string[] = [];
  const inputs: string[] = [];
  for await (const { workflowId, raw } of temporal.client.workflow.list()) {
    const run = temporal.client.workflow.getHandle(workflowId);
    const description = await run.describe();
    descriptions.push(textsOf([raw, description.raw, await queries(run, description.status.name)]));
    const history = await run.fetchHistory();
    histories.push(textsOf(history, SENT));
    inputs.push(textsOf(history));
  }
  return {
    runs: descriptions.join('\n'),
    histories: histories.join('\n'),
    historiesWithInputs: inputs.join('\n'),
  };
}

type Run = ReturnType<CanaryWorld['temporal']['client']['workflow']['getHandle']>;

/** What Temporal's UI asks a run: its current details, and where it stands. */
async function queries(run: Run, status: string): Promise<unknown> {
  if (status === 'TERMINATED') return [];
  const ask = (name: string) => run.query(name).catch((error: unknown) => error);
  return [await ask('__temporal_workflow_metadata'), await ask('__stack_trace')];
}
