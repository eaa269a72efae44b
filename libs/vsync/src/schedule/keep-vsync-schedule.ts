import {
  VSYNC_SCHEDULER_WORKFLOW,
  VSYNC_SCHEDULE_ID,
  type VSyncSchedulerInput,
} from '@conn-dict/contracts';
import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type ScheduleClient,
  type ScheduleOptions,
} from '@temporalio/client';

export interface VSyncSchedule {
  /** ISPBs of the participants whose entries are compared each day. */
  readonly participants: readonly string[];
  /** The queue of the worker that hosts the VSync domain. */
  readonly taskQueue: string;
}

/**
 * Makes the Temporal Schedule of the daily sync, or brings it up to date; safe to repeat, and by several workers at
 * once. Whether it is paused, and the note of who paused it, stay as they are.
 */
export async function keepVSyncSchedule(
  schedules: ScheduleClient,
  schedule: VSyncSchedule,
): Promise<void> {
  const wanted = toOptions(schedule);
  try {
    await schedules.create(wanted);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = wanted;
    await schedules
      .getHandle(VSYNC_SCHEDULE_ID)
      .update(({ state }) => ({ spec, action, policies, state }));
  }
}

function toOptions({ participants, taskQueue }: VSyncSchedule) {
  const input: VSyncSchedulerInput = { participants };
  return {
    scheduleId: VSYNC_SCHEDULE_ID,
    spec: { calendars: [{ hour: 2 }], timezone: 'America/Sao_Paulo' },
    action: {
      type: 'startWorkflow',
      workflowType: VSYNC_SCHEDULER_WORKFLOW,
      // The server adds the time, so that each day's run has an id of its own.
      workflowId: VSYNC_SCHEDULE_ID,
      taskQueue,
      args: [input],
    },
    policies: {
      overlap: ScheduleOverlapPolicy.SKIP,
      // A server that was away all morning need not sync then: the directory asks for one in 36 hours.
      catchupWindow: '6h',
      pauseOnFailure: false,
    },
  } satisfies ScheduleOptions;
}
