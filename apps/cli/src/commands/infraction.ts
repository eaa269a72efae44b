import type { ConnDictClient, InfractionRun } from '@conn-dict/client';
import {
  FRAUD_TYPES,
  INFRACTION_DECISIONS,
  INFRACTION_TYPES,
  INVESTIGATE_INFRACTION_WORKFLOW,
  type EvidenceInput,
  type InfractionDecisionInput,
  type InvestigateInfractionWorkflowInput,
} from '@conn-dict/contracts';
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
  { field: 'infraction_id', placeholder: 'id', description: "the infraction's id" },
  {
    field: 'type',
    placeholder: 'type',
    description: 'what kind of infraction',
    choices: INFRACTION_TYPES,
  },
  { field: 'reporter_ispb', placeholder: 'ispb', description: 'the participant that reports' },
  { field: 'reported_ispb', placeholder: 'ispb', description: 'the participant that is reported' },
  { field: 'related_entry_id', placeholder: 'id', description: 'the entry that it is about' },
  { field: 'related_claim_id', placeholder: 'id', description: 'the claim that it is about' },
];
const ID = 'infraction-id';
const find = (dict: ConnDictClient, id: string): InfractionRun => dict.infractions.get(id);

/** Makes `conn-dict infraction …`. */
export function createInfractionCommands(terminal: Terminal): CliCommand {
  const group = createGroup('infraction', 'infractions: investigate a report');
  group.addCommand(
    createStartCommand(terminal, {
      name: 'start',
      summary: 'starts an investigation; key and description go into --input',
      fields: START_FIELDS,
      idField: 'infraction_id',
      start: (dict, input) =>
        dict.infractions.start(input as unknown as InvestigateInfractionWorkflowInput),
    }).addExamples(
      'conn-dict infraction start --infraction-id INF-001 --type FRAUD --reporter-ispb 12345678 --reported-ispb 87654321 --input report.json',
    ),
  );
  group.addCommand(
    createStatusCommand(terminal, { id: ID, find }).addExamples(
      'conn-dict infraction status INF-001',
    ),
  );
  group.addCommand(createAddEvidence(terminal));
  group.addCommand(createDecide(terminal));
  group.addCommand(
    createResultCommand(terminal, { id: ID, find }).addExamples(
      'conn-dict infraction result INF-001 --timeout 30s',
    ),
  );
  group.addCommand(
    createListCommand(terminal, [INVESTIGATE_INFRACTION_WORKFLOW]).addExamples(
      'conn-dict infraction list --status running --output json',
    ),
  );
  return group;
}

function createAddEvidence(terminal: Terminal): CliCommand {
  return createMessageCommand(terminal, {
    name: 'add-evidence',
    summary: 'adds evidence to an investigation',
    id: ID,
    fields: [
      { field: 'evidence_url', placeholder: 'url', description: 'where it can be read' },
      { field: 'uploaded_by', placeholder: 'id', description: 'who adds it, for the record' },
    ],
    find,
    ask: (run, input) => run.addEvidence(input as unknown as EvidenceInput),
    signal: (run, input) => run.signalEvidence(input as unknown as EvidenceInput),
  }).addExamples(
    'conn-dict infraction add-evidence INF-001 --evidence-url https://evidence.example/1 --uploaded-by agent-7',
  );
}

function createDecide(terminal: Terminal): CliCommand {
  return createMessageCommand(terminal, {
    name: 'decide',
    summary: 'decides an investigation; DISMISS and ESCALATE need notes, in --input',
    id: ID,
    fields: [
      {
        field: 'decision',
        placeholder: 'decision',
        description: 'what is decided',
        choices: INFRACTION_DECISIONS,
      },
      {
        field: 'fraud_type',
        placeholder: 'type',
        description: 'what RESOLVE marks (default: OTHER)',
        choices: FRAUD_TYPES,
      },
      { field: 'decided_by', placeholder: 'id', description: 'who decides, for the record' },
    ],
    find,
    ask: (run, input) => run.decide(input as unknown as InfractionDecisionInput),
    signal: (run, input) => run.signalDecision(input as unknown as InfractionDecisionInput),
  }).addExamples(
    'conn-dict infraction decide INF-001 --decision RESOLVE --fraud-type MULE_ACCOUNT',
    'conn-dict infraction decide INF-001 --decision DISMISS --input notes.json',
  );
}
