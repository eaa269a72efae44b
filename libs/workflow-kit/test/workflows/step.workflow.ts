import { proxyTwoSpeedActivities } from '../../src/index.js';
import type { ProbeActivities } from './probe-activities.js';

/** Takes one step, whose local attempts may take `localLimit` each, and tells what it gave. */
export async function StepWorkflow(localLimit: '1s' | '1m' = '1s'): Promise<string> {
  const { StepActivity } = proxyTwoSpeedActivities<Pick<ProbeActivities, 'StepActivity'>>({
    StepActivity: {
      local: {
        startToCloseTimeout: localLimit,
        retry: { initialInterval: '10ms', maximumAttempts: 2 },
      },
      durable: {
        startToCloseTimeout: '30s',
        scheduleToCloseTimeout: '10 days',
        retry: { initialInterval: '1s', maximumInterval: '1m' },
      },
    },
  });
  return await StepActivity({ id: 'S-1' });
}
