import { ScheduleClient, type ConnectionLike, type DataConverter } from '@temporalio/client';
import { keepVSyncSchedule } from './keep-vsync-schedule.js';

export interface ScheduleKeeperDeps {
  /** ISPBs whose entries are compared each day. */
  readonly participants: readonly string[];
  readonly logger: { info(message: string, metadata?: object): void };
}

/** Brings the schedule up to date over a worker's connection. */
export type ScheduleKeeper = (worker: {
  readonly connection: ConnectionLike;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly dataConverter?: DataConverter;
}) => Promise<void>;

/** Makes what a worker does once it is connected. Without participants it leaves the schedule as it is, and says so. */
export function createScheduleKeeper({ participants, logger }: ScheduleKeeperDeps): ScheduleKeeper {
  return async ({ taskQueue, ...worker }) => {
    if (participants.length === 0) {
      logger.info('no daily sync: VSYNC_PARTICIPANTS names nobody');
      return;
    }
    const schedules = new ScheduleClient(worker);
    await keepVSyncSchedule(schedules, { participants, taskQueue });
    logger.info('the daily sync is scheduled', { participants: participants.length });
  };
}
