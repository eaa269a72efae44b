import type { VSyncActivities, VSyncHostActivities } from '@conn-dict/contracts';
import { createStepRecorder, type StepRecorder } from '@conn-dict/testing';

type Steps = VSyncActivities & VSyncHostActivities;
export type StepName = keyof Steps;
type Answers = { readonly [Name in StepName]: Awaited<ReturnType<Steps[Name]>> };

/** The steps of a sync without what is behind them: each answers as it was told, else as where all is well. */
export interface FakeVSyncActivities extends Omit<StepRecorder<StepName>, 'step'> {
  /** All steps: those of a host too, on whichever queue the test's worker polls. */
  readonly activities: Steps;
  /** What FindFileHost answers where all is well. */
  readonly host: Answers['FindFileHostActivity'];
  /** Answers of a step's next calls, one after the other; the last one stays. */
  answer<Name extends StepName>(name: Name, ...answers: Answers[Name][]): void;
  eventTypes(): unknown[];
}

const AT = '2026-01-31T10:00:00.000Z';
const FILE = {
  file_id: 'FILE-1',
  status: 'AVAILABLE',
  created_at: AT,
  size_bytes: 64,
  sha256: '07'.repeat(32),
} as const;
export const SAME = { in_sync: true, verified_at: AT, last_sync_at: AT };
export const OTHER = { ...SAME, in_sync: false };
export const FOUND = { missing_here: 2, missing_there: 1, different: 1, left: 0 };

function toAnswers(taskQueue: string): Answers {
  return {
    VerifySyncActivity: SAME,
    ListCidSetEventsActivity: { complete: true, only_there: 3, only_here: 2 },
    RequestCidSetFileActivity: { file_id: 'FILE-1', status: 'REQUESTED' },
    GetCidSetFileActivity: FILE,
    FindFileHostActivity: { task_queue: taskQueue },
    FetchBacenEntriesActivity: undefined,
    CompareEntriesActivity: { entries_there: 2, only_there: 3, only_here: 2 },
    PlanRepairActivity: { changes_most: 5, changes_least: 3, changes_allowed: 1_000 },
    RepairEntriesActivity: FOUND,
    GenerateSyncReportActivity: undefined,
    PublishSyncEventActivity: undefined,
  };
}

export function createFakeVSyncActivities(taskQueue: string): FakeVSyncActivities {
  const { step, ...recorder } = createStepRecorder<StepName>();
  const usual = toAnswers(taskQueue);
  const told = new Map<StepName, unknown[]>();
  const answerOf = (name: StepName): unknown => {
    const answers = told.get(name);
    if (!answers) return usual[name];
    return answers.length > 1 ? answers.shift() : answers[0];
  };
  const names = Object.keys(usual) as StepName[];
  const steps = names.map((name) => [name, step(name, () => answerOf(name))]);
  return {
    ...recorder,
    activities: Object.fromEntries(steps) as Steps,
    host: usual.FindFileHostActivity,
    answer: (name, ...answers) => void told.set(name, answers),
    eventTypes: () =>
      recorder.inputsOf('PublishSyncEventActivity').map(({ event_type }) => event_type),
  };
}
