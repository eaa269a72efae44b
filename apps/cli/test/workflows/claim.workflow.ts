import {
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';

interface Input {
  readonly claim_id: string;
  readonly entry_id: string;
}

/** A stand-in: waits for a decision, says where it stands, ends with it. */
export async function ClaimWorkflow({ claim_id, entry_id }: Input): Promise<object> {
  let decision: 'CONFIRM' | 'CANCEL' | undefined;
  const decide = (made: 'CONFIRM' | 'CANCEL') => (): object => {
    const outcome = decision === undefined ? 'ACCEPTED' : 'REFUSED';
    decision ??= made;
    return { claim_id, outcome, status: 'WAITING_RESOLUTION', decision };
  };
  setHandler(defineQuery('status'), () => ({
    claim_id,
    entry_id,
    status: decision === undefined ? 'WAITING_RESOLUTION' : 'COMPLETED',
  }));
  setHandler(defineUpdate('confirm_claim'), decide('CONFIRM'));
  setHandler(defineUpdate('cancel_claim'), decide('CANCEL'));
  setHandler(defineSignal('confirm'), () => void decide('CONFIRM')());
  await condition(() => decision !== undefined);
  // One decision more is let in, so that its refusal can be seen.
  await condition(() => claim_id !== 'SLOW', '1 minute');
  return { claim_id, entry_id, status: decision === 'CONFIRM' ? 'COMPLETED' : 'CANCELLED' };
}
