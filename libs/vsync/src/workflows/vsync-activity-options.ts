import type { VSyncActivities, VSyncHostActivities } from '@conn-dict/contracts';
import { ATTEMPT, HEARTBEAT, RETRY } from '@conn-dict/workflow-kit';
import { proxyActivities } from '@temporalio/workflow';

/**
 * A question, or a short note. A day's sync that cannot ask for six hours has failed: tomorrow's is soon enough, and
 * the directory wants one in 36 hours.
 */
const question = {
  startToCloseTimeout: ATTEMPT,
  heartbeatTimeout: HEARTBEAT,
  scheduleToCloseTimeout: '6h',
  retry: RETRY,
} as const;

/**
 * A long step tells its progress itself, with each page, chunk and entry: longer than one call or statement takes.
 */
const LONG_HEARTBEAT = '45s';

/** A hundred pages at the directory's 20 a minute, from an empty bucket. */
const events = {
  startToCloseTimeout: '15m',
  heartbeatTimeout: LONG_HEARTBEAT,
  scheduleToCloseTimeout: '6h',
  retry: RETRY,
} as const;

/** 36,000 entries at once and 1,200 a minute from then on: half a million in the time that is left of a day. */
const repair = {
  startToCloseTimeout: '10h',
  heartbeatTimeout: LONG_HEARTBEAT,
  scheduleToCloseTimeout: '10h',
  retry: RETRY,
} as const;

/** What has happened is told, and written down, for as long as a broker or PostgreSQL can be expected to come back. */
const record = {
  startToCloseTimeout: '30s',
  heartbeatTimeout: HEARTBEAT,
  scheduleToCloseTimeout: '6h',
  retry: RETRY,
} as const;

const questions = proxyActivities<VSyncActivities>(question);
const records = proxyActivities<VSyncActivities>(record);

export const activities: VSyncActivities = {
  VerifySyncActivity: questions.VerifySyncActivity,
  ListCidSetEventsActivity: proxyActivities<VSyncActivities>(events).ListCidSetEventsActivity,
  RequestCidSetFileActivity: questions.RequestCidSetFileActivity,
  GetCidSetFileActivity: questions.GetCidSetFileActivity,
  FindFileHostActivity: questions.FindFileHostActivity,
  PlanRepairActivity: questions.PlanRepairActivity,
  RepairEntriesActivity: proxyActivities<VSyncActivities>(repair).RepairEntriesActivity,
  GenerateSyncReportActivity: records.GenerateSyncReportActivity,
  PublishSyncEventActivity: records.PublishSyncEventActivity,
};

/**
 * The steps that stay on one host. A hundred million CIDs are 3.2 GB: two hours at 4 Mbit/s. Where the process is gone
 * nobody takes its queue up again: the workflow learns that from the time that a step waits to start.
 */
export function activitiesOn(taskQueue: string): VSyncHostActivities {
  return proxyActivities<VSyncHostActivities>({
    taskQueue,
    scheduleToStartTimeout: '30s',
    startToCloseTimeout: '3h',
    heartbeatTimeout: LONG_HEARTBEAT,
    scheduleToCloseTimeout: '6h',
    retry: RETRY,
  });
}
