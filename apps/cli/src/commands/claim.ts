import type { ClaimRun, ConnDictClient } from '@conn-dict/client';
import {
  CLAIM_WORKFLOW,
  type CancelClaimInput,
  type ClaimWorkflowInput,
  type ConfirmClaimInput,
} from '@conn-dict/contracts';
import { CLAIM_REASONS, CLAIM_TYPES } from '@conn-dict/dict';
import type { InputField } from '../input/input-fields.js';
import type { Terminal } from '../terminal.js';
import { createGroup, type CliCommand } from './cli-command.js';
import { createListCommand } from './list-command.js';
import {
  createMessageCommand,
  createResultCommand,
  createStartCommand,
  createStatusCommand,
} from './run-commands.js';

const START_FIELDS: readonly InputField[] = [
  {
    field: 'claim_id',
    placeholder: 'id',
    description: "the claim's id; a second start with it is the same claim",
  },
  { field: 'entry_id', placeholder: 'id', description: 'the entry whose key is claimed' },
  {
    field: 'claim_type',
    placeholder: 'type',
    description: 'what kind of claim',
    choices: CLAIM_TYPES,
  },
  {
    field: 'claimer_ispb',
    placeholder: 'ispb',
    description: 'the participant that the key moves to',
  },
  {
    field: 'donor_ispb',
    placeholder: 'ispb',
    description: 'the participant that holds the key now',
  },
  { field: 'requested_by', placeholder: 'id', description: 'who asked for it, for the record' },
];
const REASON: InputField = {
  field: 'reason',
  placeholder: 'reason',
  description: 'why (default: USER_REQUESTED)',
  choices: CLAIM_REASONS,
};
const ID = 'claim-id';
const find = (dict: ConnDictClient, id: string): ClaimRun => dict.claims.get(id);

/** Makes `conn-dict claim …`. */
export function createClaimCommands(terminal: Terminal): CliCommand {
  const group = createGroup('claim', 'claims: move a key to another participant');
  group.addCommand(
    createStartCommand(terminal, {
      name: 'start',
      summary: 'starts a claim',
      fields: START_FIELDS,
      idField: 'claim_id',
      start: (dict, input) => dict.claims.start(input as unknown as ClaimWorkflowInput),
    }).addExamples(
      'conn-dict claim start --claim-id TEST-001 --entry-id ENTRY-001 --claim-type PORTABILITY --claimer-ispb 12345678 --donor-ispb 87654321',
      'conn-dict claim start --input claim.json --wait --timeout 60s',
    ),
  );
  group.addCommand(
    createStatusCommand(terminal, { id: ID, find }).addExamples(
      'conn-dict claim status TEST-001',
      'conn-dict claim status TEST-001 --output json',
    ),
  );
  group.addCommand(createConfirm(terminal));
  group.addCommand(createCancel(terminal));
  group.addCommand(
    createResultCommand(terminal, { id: ID, find }).addExamples(
      'conn-dict claim result TEST-001 --timeout 30s',
    ),
  );
  group.addCommand(
    createListCommand(terminal, [CLAIM_WORKFLOW]).addExamples(
      'conn-dict claim list --status running --limit 50',
    ),
  );
  return group;
}

function createConfirm(terminal: Terminal): CliCommand {
  return createMessageCommand(terminal, {
    name: 'confirm',
    summary: 'confirms a claim that waits: the key moves',
    id: ID,
    fields: [
      REASON,
      { field: 'confirmed_by', placeholder: 'id', description: 'who confirms, for the record' },
    ],
    find,
    ask: (run, input) => run.confirm(input as ConfirmClaimInput),
    signal: (run, input) => run.signalConfirm(input as ConfirmClaimInput),
  }).addExamples(
    'conn-dict claim confirm TEST-001 --confirmed-by agent-7',
    'conn-dict claim confirm TEST-001 --no-answer',
  );
}

function createCancel(terminal: Terminal): CliCommand {
  return createMessageCommand(terminal, {
    name: 'cancel',
    summary: 'cancels a claim that waits: the key stays',
    id: ID,
    fields: [
      REASON,
      { field: 'cancelled_by', placeholder: 'id', description: 'who cancels, for the record' },
    ],
    find,
    ask: (run, input) => run.cancel(input as CancelClaimInput),
    signal: (run, input) => run.signalCancel(input as CancelClaimInput),
  }).addExamples('conn-dict claim cancel TEST-002 --reason FRAUD');
}
