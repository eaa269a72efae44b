import type { CommanderError } from 'commander';

/** What may be shown of an unknown option: what looks like its name. A value behind it can be a key. */
const OPTION_NAME = /^error: unknown option '(--?[a-z][a-z-]{0,39})(?==|')/;
const SUGGESTION = /\n\(Did you mean [^?\n]*\?\)$/;

/** Says what is wrong with a command line, without what was typed as a value: it can be personal data. */
export function usageMessage({ code, message }: CommanderError): string {
  const hint = SUGGESTION.exec(message)?.[0].trim() ?? '';
  switch (code) {
    case 'commander.unknownOption': {
      const name = OPTION_NAME.exec(message)?.[1];
      return joined(name === undefined ? 'unknown option' : `unknown option ${name}`, hint);
    }
    case 'commander.unknownCommand':
      return joined('unknown command', hint);
    case 'commander.invalidArgument':
      return withoutValue(message);
    default:
      return message.replace(/^error: /, '');
  }
}

/** `error: option '--limit <count>' argument 'VALUE' is invalid. REASON`; the value may hold any text. */
function withoutValue(message: string): string {
  const option = /^error: option '([^']*)' argument '/.exec(message)?.[1];
  const reason = message.slice(message.lastIndexOf("' is invalid.") + "' is invalid.".length);
  return joined(`${option ?? 'an argument'} is invalid.`, reason.trim());
}

function joined(text: string, hint: string): string {
  return hint === '' ? text : `${text} ${hint}`;
}
