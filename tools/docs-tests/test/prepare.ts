import type { DocsWorld } from './docs-world.js';

/**
 * Brings about what the pages take for granted: a claim that is open, and a sync that was and has changed nothing, so
 * that the next one has something to ask for.
 */
export async function prepare({ place, run }: DocsWorld): Promise<void> {
  const { workflowId, participant } = place;
  const claim = {
    claim_id: 'DOCS-OPEN',
    entry_id: 'ENTRY-012',
    claim_type: 'PORTABILITY',
    claimer_ispb: '87654321',
    donor_ispb: participant,
  };
  const sync = { participant_ispb: participant, dry_run: true };
  const start = 'temporal workflow start --task-queue conn-dict-task-queue';
  const { code, output } = await run(`
    ${start} --type ClaimWorkflow --workflow-id ${workflowId} --input '${JSON.stringify(claim)}'
    ${start} --type VSyncWorkflow --workflow-id vsync-${participant} --input '${JSON.stringify(sync)}'
    temporal workflow result --workflow-id vsync-${participant}`);
  if (code !== 0) throw new Error(output);
}
