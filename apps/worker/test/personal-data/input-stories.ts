import { randomUUID } from 'node:crypto';
import { CLAIM_WORKFLOW, INVESTIGATE_INFRACTION_WORKFLOW } from '@conn-dict/contracts';
import { expect } from 'vitest';
import { CANARIES } from './canaries.js';
import type { Story } from './story.js';
import { brokenPayloads } from './unreadable-payloads.js';
import { claimInput, endOf, heard, startClaim, startRun } from './watched-claim.js';

/** Everything that is wrong in the same way, with the same value. */
function wrongInputs(canary: string): readonly unknown[] {
  const right = claimInput('ENTRY-WRONG');
  const all = (of: object) => Object.fromEntries(Object.keys(of).map((name) => [name, canary]));
  const nested = { claimer: all(right.claimer!), claimer_account: all(right.claimer_account!) };
  return [
    canary,
    [canary],
    { ...all(right), ...idsOf(canary) },
    { ...all(right), ...nested, ...idsOf(canary) },
    { ...right, [canary]: canary },
    { ...right, claimer: { ...right.claimer, [canary]: 1 } },
  ];
}

/** An id is shown as it is, and digits are one: what stands there is not a value by itself, but a text with it. */
function idsOf(canary: string): object {
  const text = `of ${canary}`;
  return { claim_id: text, entry_id: text, claimer_ispb: text, donor_ispb: text };
}

export const INPUT_STORIES: readonly Story[] = [
  {
    name: 'every field of an input, and its name',
    async happen(world) {
      const inputs = CANARIES.flatMap(wrongInputs);
      const runs = inputs.map((input) => startRun(world, world.worker, input));
      for (const run of await Promise.all(runs))
        expect(await endOf(world, run)).toBe('InvalidInput');
    },
  },
  {
    name: 'messages that are wrong, or that the claim does not know',
    async happen(world) {
      const run = await startClaim(world, claimInput(world.entries.email));
      for (const canary of CANARIES) {
        const wrong = [{ reason: canary, confirmed_by: `${canary}\n`, [canary]: canary }, canary];
        for (const arg of wrong) {
          for (const signal of ['confirm', 'cancel', 'no_such_signal'])
            await run.signal(signal, arg);
          for (const update of ['confirm_claim', 'cancel_claim', 'no_such_update'])
            await heard(world, run.executeUpdate(update, { args: [arg] }));
          for (const query of ['status', 'no_such_query'])
            await heard(world, run.query(query, arg));
        }
      }
      await run.signal('cancel', { cancelled_by: CANARIES[0] });
      expect(await endOf(world, run)).toBe('CANCELLED');
    },
  },
  ...[CLAIM_WORKFLOW, INVESTIGATE_INFRACTION_WORKFLOW].map(unreadableInput),
  {
    name: 'messages that cannot be read',
    async happen(world) {
      const { connection, namespace = 'default' } = world.temporal;
      const run = await startClaim(world, claimInput(world.entries.email));
      const workflowExecution = { workflowId: run.workflowId };
      const broken = brokenPayloads(CANARIES[0]!);
      await heard(
        world,
        connection.workflowService.queryWorkflow({
          namespace,
          execution: workflowExecution,
          query: { queryType: 'status', queryArgs: broken },
        }),
      );
      await connection.workflowService.signalWorkflowExecution({
        namespace,
        workflowExecution,
        signalName: 'confirm',
        input: broken,
        requestId: randomUUID(),
      });
      await run.signal('cancel');
      expect(await endOf(world, run)).toBe('CANCELLED');
    },
  },
];

function unreadableInput(name: string): Story {
  return {
    name: `an input of ${name} that cannot be read`,
    async happen(world) {
      const { connection, namespace = 'default', client } = world.temporal;
      const { taskQueue } = world.worker;
      for (const canary of CANARIES) {
        const workflowId = randomUUID();
        await connection.workflowService.startWorkflowExecution({
          namespace,
          workflowId,
          workflowType: { name },
          taskQueue: { name: taskQueue },
          input: brokenPayloads(canary),
          requestId: randomUUID(),
        });
        expect(await endOf(world, client.workflow.getHandle(workflowId))).toBe('InvalidInput');
      }
    },
  };
}
