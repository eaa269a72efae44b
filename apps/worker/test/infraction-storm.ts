import {
  ADD_EVIDENCE_UPDATE,
  DECIDE_UPDATE,
  INFRACTION_WAIT_DAYS_MAX,
  INVESTIGATE_INFRACTION_WORKFLOW,
  infractionWorkflowId,
  type InvestigateInfractionWorkflowInput,
} from '@conn-dict/contracts';
import type { Client, WorkflowHandle } from '@temporalio/client';
import { eachAtMost } from './each-at-most.js';
import type { InvestigationPlan, PlannedMessage } from './infraction-plans.js';
import { newInfraction, newReport } from './infraction-samples.js';
import type { WorkerSlice } from './worker-slice.js';

/** An investigation under way, with what it was told while it took messages. */
export interface StormRun {
  readonly plan: InvestigationPlan;
  readonly input: InvestigateInfractionWorkflowInput;
  readonly run: WorkflowHandle;
  /** Addresses that came before any decision: none of them may be lost. */
  readonly owed: Set<string>;
  isDecided: boolean;
}

const AT_ONCE = 20;
const addressOf = (number: number) => `https://evidence.example.com/${number}`;

/** Starts an investigation for each plan. */
export function startAll(
  slice: WorkerSlice,
  plans: readonly InvestigationPlan[],
): Promise<StormRun[]> {
  return eachAtMost(AT_ONCE, plans, async (plan) => {
    const evidence_urls = Array.from({ length: plan.firstEvidence }, (_, n) => addressOf(n));
    const input = (plan.hasTransaction ? newReport : newInfraction)({ evidence_urls });
    const id = infractionWorkflowId(input.infraction_id);
    const run = await slice.startWorkflow(INVESTIGATE_INFRACTION_WORKFLOW, input, id, {
      workflowTaskTimeout: '1s',
    });
    return { plan, input, run, owed: new Set(evidence_urls), isDecided: false };
  });
}

/** Sends what is planned for the day, to many investigations at once, each its own in order. */
export async function sendOf(
  { environment }: WorkerSlice,
  day: number,
  runs: readonly StormRun[],
): Promise<void> {
  const { client } = environment;
  await eachAtMost(AT_ONCE, runs, async (storm) => {
    for (const { day: planned, message } of storm.plan.messages)
      if (planned === day) await send(client, storm, { day, message });
  });
}

/** The test server never answers an update that came as its run ended. */
const ANSWER_MS_MAX = 5_000;

async function send(
  client: Client,
  storm: StormRun,
  { day, message }: InvestigationPlan['messages'][number],
): Promise<void> {
  try {
    await client.withDeadline(Date.now() + ANSWER_MS_MAX, () => tell(storm.run, message));
  } catch {
    // It is over, or the message is bad: both are refused, and the checks see what came of it.
    return;
  }
  if (message.kind !== 'evidence') storm.isDecided ||= isFinal(message);
  else if (!storm.isDecided && day < INFRACTION_WAIT_DAYS_MAX)
    storm.owed.add(addressOf(message.number));
}

function isFinal(message: PlannedMessage): boolean {
  return (
    message.kind === 'cancel' || (message.kind === 'decision' && message.decision !== 'ESCALATE')
  );
}

async function tell(run: WorkflowHandle, message: PlannedMessage): Promise<void> {
  if (message.kind === 'cancel') {
    await run.cancel();
    return;
  }
  const { by, kind, ...words } = message;
  const input = 'number' in words ? { evidence_url: addressOf(words.number) } : words;
  const isEvidence = kind === 'evidence';
  if (by === 'signal') {
    await run.signal(isEvidence ? 'evidence_added' : 'investigation_complete', input);
  } else {
    const name = isEvidence ? ADD_EVIDENCE_UPDATE : DECIDE_UPDATE;
    await run.executeUpdate<unknown, [unknown]>(name, { args: [input] });
  }
}
