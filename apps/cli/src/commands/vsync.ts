import type { ConnDictClient, VSyncRun } from '@conn-dict/client';
import {
  SYNC_TYPES,
  VSYNC_SCHEDULER_WORKFLOW,
  VSYNC_WORKFLOW,
  type VSyncWorkflowInput,
} from '@conn-dict/contracts';
import { parseDuration } from '../input/duration-option.js';
import { addInputFields, collectInput, type InputField } from '../input/input-fields.js';
import { printDocument } from '../output/printer.js';
import { createSyncProgress } from '../output/sync-progress.js';
import { renderSyncResult } from '../output/sync-result.js';
import type { Terminal } from '../terminal.js';
import { createGroup, createLeaf, type CliCommand, type LeafOptions } from './cli-command.js';
import { createListCommand } from './list-command.js';
import { createMessageCommand, createResultCommand, createStatusCommand } from './run-commands.js';
import { createReportCommand } from './vsync-report.js';
import { withClient } from './with-client.js';
import { workersOption, type Workers } from './workers-option.js';

const FIELDS: readonly InputField[] = [
  {
    field: 'key_types',
    placeholder: 'types',
    description: 'with commas between them (default: all)',
    parse: (text) => text.split(','),
  },
  {
    field: 'sync_type',
    placeholder: 'type',
    description: 'INCREMENTAL asks for as little as it needs, FULL for the whole file',
    choices: SYNC_TYPES,
  },
  { field: 'dry_run', description: 'report differences, and repair none' },
];
const ID = 'participant-ispb';
const find = (dict: ConnDictClient, id: string): VSyncRun => dict.vsync.get(id);

interface RunOptions extends LeafOptions {
  readonly workers: Workers;
  readonly detach?: true;
  readonly timeout?: number;
}

/** Makes `conn-dict vsync …`. */
export function createVSyncCommands(terminal: Terminal): CliCommand {
  const group = createGroup('vsync', 'syncs: compare with the directory, and repair');
  group.addCommand(createRun(terminal));
  group.addCommand(
    createStatusCommand(terminal, { id: ID, find }).addExamples('conn-dict vsync status 12345678'),
  );
  group.addCommand(
    createMessageCommand(terminal, {
      name: 'approve',
      summary: 'lets a sync repair that found more than it may repair unasked',
      id: ID,
      fields: [
        { field: 'approved_by', placeholder: 'id', description: 'who approves, for the record' },
      ],
      find,
      signal: (run, input) => run.signalApprove(input),
    }).addExamples('conn-dict vsync approve 12345678 --approved-by agent-7'),
  );
  group.addCommand(
    createResultCommand(terminal, { id: ID, find }).addExamples(
      'conn-dict vsync result 12345678 --timeout 2h',
    ),
  );
  group.addCommand(createReportCommand(terminal));
  group.addCommand(
    createListCommand(terminal, [VSYNC_WORKFLOW, VSYNC_SCHEDULER_WORKFLOW]).addExamples(
      'conn-dict vsync list --status failed',
    ),
  );
  return group;
}

function createRun(terminal: Terminal): CliCommand {
  const summary = 'compares a participant with the directory, and shows how far it is';
  return addInputFields(createLeaf('run', summary), FIELDS)
    .argument(`<${ID}>`)
    .addOption(workersOption())
    .option('--detach', 'start it, and do not wait')
    .option('--timeout <duration>', 'how long to wait (default: without end)', parseDuration)
    .addExamples(
      'conn-dict vsync run 12345678',
      'conn-dict vsync run 12345678 --key-types CPF,EMAIL --dry-run --output json',
      'conn-dict vsync run 12345678 --sync-type FULL --detach',
    )
    .action(async (participantIspb: string, given: RunOptions) => {
      const fields = await collectInput({ ...given }, FIELDS, terminal);
      const input = { ...fields, participant_ispb: participantIspb } as VSyncWorkflowInput;
      await withClient(terminal, given.workers, async (dict) => {
        const run = await dict.vsync.start(input);
        if (given.detach) {
          const document = { participant_ispb: participantIspb, workflow_id: run.workflowId };
          printDocument(terminal, given.output, document);
          return;
        }
        const { followSync } = await import('./follow-sync.js');
        const wait = given.timeout === undefined ? {} : { timeoutMs: given.timeout };
        const result = await followSync(run, createSyncProgress(terminal), wait);
        printDocument(terminal, given.output, result, renderSyncResult);
      });
    });
}
