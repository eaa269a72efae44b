import { defineQuery, setHandler, sleep } from '@temporalio/workflow';

interface Input {
  readonly participant_ispb: string;
  readonly dry_run?: boolean;
}

/** A stand-in: finds nothing, after a moment in which it can be asked. */
export async function VSyncWorkflow({ participant_ispb, dry_run = false }: Input): Promise<object> {
  setHandler(defineQuery('status'), () => ({
    participant_ispb,
    sync_type: 'INCREMENTAL',
    dry_run,
    phase: 'VERIFYING',
    key_type: 'CPF',
    differences: 0,
  }));
  await sleep('2 seconds');
  const counts = { missing_here: 0, missing_there: 0, different: 0, left: 0 };
  const found = { key_type: 'CPF', outcome: 'IN_SYNC', method: 'VSYNC', ...counts };
  return {
    participant_ispb,
    report_id: 'report-1',
    dry_run,
    key_types: [found],
    ended_at: '2026-11-24T00:00:00.000Z',
  };
}
