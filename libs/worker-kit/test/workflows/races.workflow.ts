import {
  condition,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import type { ProbeActivities, ProbeInput } from './probe.workflow.js';

const limits = { startToCloseTimeout: '1 minute', scheduleToCloseTimeout: '5 minutes' } as const;
const ordinary = proxyActivities<ProbeActivities>(limits);
const local = proxyLocalActivities<ProbeActivities>(limits);

/** Lets ordinary and local activities, timers and a signal race, where one turn more or less would change the order. */
export async function RacesWorkflow(input: ProbeInput): Promise<string> {
  let signalled = false;
  setHandler(defineSignal('go'), async () => {
    await local.ProbeActivity(input);
    signalled = true;
  });
  const [first, second] = await Promise.all([
    ordinary.ProbeActivity(input),
    local.ProbeActivity(input).then((answer) => sleep(1).then(() => answer)),
    Promise.race([ordinary.ProbeActivity(input), sleep('1 minute')]),
  ]);
  await condition(() => signalled);
  void ordinary.ProbeActivity(input).catch(() => undefined);
  return `${first} ${second} signalled`;
}
