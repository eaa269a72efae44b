import type { Command } from 'commander';
import { Option } from 'commander';
import type { Terminal } from '../terminal.js';
import { readInput } from './read-input.js';

/** A field of an input that may be typed: it is no personal data. */
export interface InputField {
  /** On the wire: `claim_id`. */
  readonly field: string;
  readonly description: string;
  /** What stands for the value in the help; missing, the option is a flag. */
  readonly placeholder?: string;
  /** @default whatever the contract takes */
  readonly choices?: readonly string[];
  /** Turns what is typed into the value. @default the text itself */
  readonly parse?: (text: string) => unknown;
}

/** Offers the fields as options, and `--input` for all of them and for personal data. */
export function addInputFields<Target extends Command>(
  command: Target,
  fields: readonly InputField[],
): Target {
  command.option(
    '-i, --input <file>',
    'JSON object with fields of the input, "-" for stdin: the place for keys, owners and accounts; an option wins over its field',
  );
  for (const field of fields) command.addOption(toOption(field));
  return command;
}

function toOption({ field, description, placeholder, choices, parse }: InputField): Option {
  const name = `--${field.replaceAll('_', '-')}`;
  const option = new Option(placeholder ? `${name} <${placeholder}>` : name, description);
  if (choices) option.choices(choices);
  if (parse) option.argParser(parse);
  return option;
}

/** Joins `--input` with what was typed. @throws CliError the file is missing, or no JSON object */
export async function collectInput(
  options: Readonly<Record<string, unknown>>,
  fields: readonly InputField[],
  terminal: Pick<Terminal, 'stdin'>,
): Promise<Readonly<Record<string, unknown>>> {
  const source = options['input'];
  const given = typeof source === 'string' ? await readInput(source, terminal) : {};
  const typed = fields.flatMap((field) => {
    const value = options[toOption(field).attributeName()];
    return value === undefined ? [] : [[field.field, value] as const];
  });
  return { ...given, ...Object.fromEntries(typed) };
}
