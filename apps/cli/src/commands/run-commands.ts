import type { ConnDictClient, Run } from '@conn-dict/client';
import { parseDuration } from '../input/duration-option.js';
import { addInputFields, collectInput, type InputField } from '../input/input-fields.js';
import { printDocument } from '../output/printer.js';
import type { Terminal } from '../terminal.js';
import { createLeaf, type CliCommand, type LeafOptions } from './cli-command.js';
import { CliError } from '../cli-error.js';
import { withClient } from './with-client.js';
import { workersOption, type Workers } from './workers-option.js';

type Input = Readonly<Record<string, unknown>>;
type AnyRun = Run<object, object>;

export interface StartCommandOptions {
  readonly name: string;
  readonly summary: string;
  readonly fields: readonly InputField[];
  /** The business id, which the document repeats. */
  readonly idField: string;
  readonly start: (dict: ConnDictClient, input: Input) => Promise<AnyRun>;
  /** Adds what may be left out. @default nothing */
  readonly complete?: (input: Input) => Input;
}

interface WaitOptions extends LeafOptions {
  readonly workers: Workers;
  readonly wait?: true;
  readonly timeout?: number;
}

const TIMEOUT = '--timeout <duration>';

/** Makes a command that starts a process, and may wait for its end. */
export function createStartCommand(terminal: Terminal, options: StartCommandOptions): CliCommand {
  const { name, summary, fields, idField, start, complete = (input) => input } = options;
  return addInputFields(createLeaf(name, summary), fields)
    .addOption(workersOption())
    .option('--wait', 'wait for the end, and write the result')
    .option(TIMEOUT, 'how long to wait, such as 30s (default: without end)', parseDuration)
    .action(async (given: WaitOptions) => {
      const input = complete(await collectInput({ ...given }, fields, terminal));
      await withClient(terminal, given.workers, async (dict) => {
        const run = await start(dict, input);
        const document = given.wait
          ? await run.result(toWait(given))
          : { [idField]: input[idField], workflow_id: run.workflowId };
        printDocument(terminal, given.output, document);
      });
    });
}

export interface FindOptions {
  /** In the help: `claim-id`. */
  readonly id: string;
  readonly find: (dict: ConnDictClient, id: string, options: Input) => AnyRun;
  /** Adds options that `find` needs. */
  readonly prepare?: (command: CliCommand) => CliCommand;
}

/** Makes the command that asks a run where it stands, at work or over. */
export function createStatusCommand(terminal: Terminal, options: FindOptions): CliCommand {
  const { id, find, prepare = (command) => command } = options;
  return prepare(createLeaf('status', 'asks a run where it stands, also after its end'))
    .argument(`<${id}>`)
    .action(async (value: string, given: LeafOptions) => {
      await withClient(terminal, 'combined', async (dict) => {
        printDocument(terminal, given.output, await find(dict, value, { ...given }).status());
      });
    });
}

/** Makes the command that waits for the end of a run. */
export function createResultCommand(terminal: Terminal, options: FindOptions): CliCommand {
  const { id, find, prepare = (command) => command } = options;
  return prepare(createLeaf('result', 'waits for the end of a run, and writes its result'))
    .argument(`<${id}>`)
    .option(TIMEOUT, 'how long to wait, such as 30s (default: without end)', parseDuration)
    .action(async (value: string, given: WaitOptions) => {
      await withClient(terminal, 'combined', async (dict) => {
        const result = await find(dict, value, { ...given }).result(toWait(given));
        printDocument(terminal, given.output, result);
      });
    });
}

export interface MessageCommandOptions<Found extends AnyRun> {
  readonly name: string;
  readonly summary: string;
  readonly id: string;
  readonly fields: readonly InputField[];
  readonly find: (dict: ConnDictClient, id: string) => Found;
  /** Sends it as an update, which answers; missing, there is only the signal. */
  readonly ask?: (run: Found, input: Input) => Promise<object>;
  readonly signal: (run: Found, input: Input) => Promise<void>;
}

/** Makes a command that sends a message to a run: answered by a worker, or kept by Temporal until there is one. */
export function createMessageCommand<Found extends AnyRun>(
  terminal: Terminal,
  options: MessageCommandOptions<Found>,
): CliCommand {
  const { name, summary, id, fields, find, ask, signal } = options;
  const command = addInputFields(createLeaf(name, summary), fields).argument(`<${id}>`);
  if (ask)
    command.option('--no-answer', 'send it also while no worker is there, without an answer');
  return command.action(
    async (value: string, given: LeafOptions & { readonly answer?: boolean }) => {
      const input = await collectInput({ ...given }, fields, terminal);
      const answer = await withClient(terminal, 'combined', async (dict) => {
        const run = find(dict, value);
        if (ask && given.answer !== false) return await ask(run, input);
        await signal(run, input);
        return { workflow_id: run.workflowId, sent: true };
      });
      printDocument(terminal, given.output, answer);
      if ('outcome' in answer && answer.outcome === 'REFUSED')
        throw new CliError('fault', 'the run has refused the message: it is decided, or over');
    },
  );
}

function toWait({ timeout }: WaitOptions): { timeoutMs?: number } {
  return timeout === undefined ? {} : { timeoutMs: timeout };
}
