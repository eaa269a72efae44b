import {
  condition,
  defineQuery,
  defineSignal,
  isCancellation,
  proxyActivities,
  setHandler,
} from '@temporalio/workflow';
import { createEventChain } from '../../src/index.js';
import type { ProbeActivities } from './probe-activities.js';

const { PublishActivity } = proxyActivities<ProbeActivities>({ startToCloseTimeout: '1m' });

/** Adds its events, then waits on its main line for `finish`; a cancellation adds an event of its own. */
export async function EventsWorkflow(events: readonly string[]): Promise<string> {
  const chain = createEventChain(PublishActivity);
  let isFinished = false;
  let place = 'before its events';
  setHandler(defineQuery('place'), () => place);
  setHandler(defineSignal('finish'), () => {
    isFinished = true;
  });
  try {
    for (const event of events) chain.add(event);
    place = 'behind its events';
    await condition(() => isFinished);
  } catch (error) {
    if (isCancellation(error)) chain.add('cancelled');
    throw error;
  } finally {
    place = 'draining';
    await chain.drained();
  }
  return 'drained';
}
