import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';

export interface ProbeInput {
  readonly claim_id: string;
  readonly entry_id: string;
  /** Waits for the signal `go` before its activity. */
  readonly waits?: boolean;
  readonly steps?: number;
}

export interface ProbeActivities {
  ProbeActivity(input: ProbeInput): Promise<string>;
}

const { ProbeActivity } = proxyActivities<ProbeActivities>({
  startToCloseTimeout: '1 minute',
  scheduleToCloseTimeout: '5 minutes',
});

/** Calls one activity after the other, with a wait before them where asked. */
export async function ProbeWorkflow(input: ProbeInput): Promise<string> {
  let gone = input.waits !== true;
  setHandler(defineSignal('go'), () => {
    gone = true;
  });
  await condition(() => gone);
  let answer = '';
  for (let step = 0; step < (input.steps ?? 1); step += 1) answer = await ProbeActivity(input);
  return answer;
}
