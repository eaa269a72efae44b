import { randomUUID } from 'node:crypto';
import type { ConnDictClient } from '@conn-dict/client';
import {
  CREATE_ENTRY_WORKFLOW,
  DELETE_ENTRY_WORKFLOW,
  UPDATE_ENTRY_WORKFLOW,
  type CreateEntryWorkflowInput,
  type DeleteEntryWorkflowInput,
  type UpdateEntryWorkflowInput,
} from '@conn-dict/contracts';
import { ENTRY_REASONS, KEY_TYPES } from '@conn-dict/dict';
import { Option } from 'commander';
import type { InputField } from '../input/input-fields.js';
import type { Terminal } from '../terminal.js';
import { createGroup, type CliCommand } from './cli-command.js';
import { createListCommand } from './list-command.js';
import {
  createMessageCommand,
  createResultCommand,
  createStartCommand,
  createStatusCommand,
  type FindOptions,
} from './run-commands.js';

const ENTRY_ID: InputField = {
  field: 'entry_id',
  placeholder: 'id',
  description: "the entry's id",
};
const COMMON: readonly InputField[] = [
  { field: 'reason', placeholder: 'reason', description: 'why', choices: ENTRY_REASONS },
  { field: 'requested_by', placeholder: 'id', description: 'who asked for it, for the record' },
];
const WAITING_PERIOD: InputField = {
  field: 'waiting_period_days',
  placeholder: 'days',
  description: 'days in which the deletion can be cancelled (default: 0, it goes at once)',
  parse: Number,
};
const KEY_TYPE: InputField = {
  field: 'key_type',
  placeholder: 'type',
  description: 'type of the key',
  choices: KEY_TYPES,
};
const ID = 'entry-id';

/** Each of an entry's processes has runs of its own. */
const PROCESSES = ['create', 'update', 'delete'] as const;
type ProcessName = (typeof PROCESSES)[number];

const FIND: FindOptions = {
  id: ID,
  find: (dict, id, { process }) => dict.entries[process as ProcessName].get(id),
  prepare: (command) =>
    command.addOption(
      new Option('--process <name>', 'which of its processes').choices(PROCESSES).default('create'),
    ),
};

/** Makes `conn-dict entry …`. */
export function createEntryCommands(terminal: Terminal): CliCommand {
  const group = createGroup('entry', 'entries: register, change and remove keys');
  for (const command of createStarts(terminal)) group.addCommand(command);
  group.addCommand(createCancelDeletion(terminal));
  group.addCommand(
    createStatusCommand(terminal, FIND).addExamples(
      'conn-dict entry status ENTRY-100',
      'conn-dict entry status ENTRY-100 --process delete --output json',
    ),
  );
  group.addCommand(
    createResultCommand(terminal, FIND).addExamples(
      'conn-dict entry result ENTRY-100 --process update --timeout 30s',
    ),
  );
  group.addCommand(
    createListCommand(terminal, [
      CREATE_ENTRY_WORKFLOW,
      UPDATE_ENTRY_WORKFLOW,
      DELETE_ENTRY_WORKFLOW,
    ]).addExamples('conn-dict entry list --status failed'),
  );
  return group;
}

function createStarts(terminal: Terminal): CliCommand[] {
  return [
    createStartCommand(terminal, {
      name: 'create',
      summary: 'registers a key; without --entry-id it gets a new id',
      fields: [ENTRY_ID, KEY_TYPE, ...COMMON],
      idField: 'entry_id',
      complete: (input) => ({ entry_id: randomUUID(), ...input }),
      start: (dict, input) =>
        dict.entries.create.start(input as unknown as CreateEntryWorkflowInput),
    }).addExamples(
      'conn-dict entry create --input entry.json --wait',
      'conn-dict entry create --entry-id ENTRY-100 --key-type EVP --reason USER_REQUESTED --input - < account-and-owner.json',
    ),
    createStartCommand(terminal, {
      name: 'update',
      summary: 'changes the account or the names behind a key',
      fields: [ENTRY_ID, ...COMMON],
      idField: 'entry_id',
      start: (dict, input) =>
        dict.entries.update.start(input as unknown as UpdateEntryWorkflowInput),
    }).addExamples('conn-dict entry update --entry-id ENTRY-100 --input account.json --wait'),
    createStartCommand(terminal, {
      name: 'delete',
      summary: 'removes a key, at once or after a waiting period',
      fields: [ENTRY_ID, WAITING_PERIOD, ...COMMON],
      idField: 'entry_id',
      start: (dict, input) =>
        dict.entries.delete.start(input as unknown as DeleteEntryWorkflowInput),
    }).addExamples(
      'conn-dict entry delete --entry-id ENTRY-100 --reason USER_REQUESTED --waiting-period-days 7',
    ),
  ];
}

function createCancelDeletion(terminal: Terminal): CliCommand {
  return createMessageCommand(terminal, {
    name: 'cancel-deletion',
    summary: 'keeps an entry whose deletion waits',
    id: ID,
    fields: [
      { field: 'cancelled_by', placeholder: 'id', description: 'who cancels, for the record' },
    ],
    find: (dict: ConnDictClient, id) => dict.entries.delete.get(id),
    ask: (run, input) => run.cancelDeletion(input),
    signal: (run, input) => run.signalCancelDeletion(input),
  }).addExamples('conn-dict entry cancel-deletion ENTRY-100 --cancelled-by agent-7');
}
