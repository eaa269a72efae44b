import type { ReadyFile } from '../ready-file.js';

const SEED_INPUT =
  '{"claim_id":"TEST-001","entry_id":"ENTRY-001","claim_type":"PORTABILITY","claimer_ispb":"12345678","donor_ispb":"87654321"}';
const DEFAULT_ADDRESS = '127.0.0.1:7233';

/** Writes what a person who has just started the stack wants to know: where everything is, and what to try. */
export function toWelcome(ready: ReadyFile): string {
  const temporal = quote(ready.temporal_cli);
  const address =
    ready.temporal_address === DEFAULT_ADDRESS ? '' : ` --address ${ready.temporal_address}`;
  return `
Ready.
  Temporal     ${ready.temporal_address}${ready.ui_url ? `   UI ${ready.ui_url}` : ''}
  Worker       ${ready.health_url}   ${ready.metrics_url}
  PostgreSQL   ${ready.postgres_url}
  Bridge       ${ready.bridge_address} (simulator)
  Events       ${ready.events_file}
  Logs         ${ready.logs_dir}

Try a claim: start it, confirm it as the donor, see the result.
  ${temporal} workflow start${address} --task-queue ${ready.task_queue} --type ClaimWorkflow \\
    --input '${SEED_INPUT}' \\
    --workflow-id claim-test-001
  ${temporal} workflow signal${address} --workflow-id claim-test-001 --name confirm
  ${temporal} workflow result${address} --workflow-id claim-test-001

Ctrl-C stops everything and keeps the data; npm start -- --reset begins anew.
`;
}

function quote(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
