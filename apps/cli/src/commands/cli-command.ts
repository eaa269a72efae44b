import { Command, Option } from 'commander';
import { OUTPUTS, type Output } from '../output/printer.js';

/** A command with examples, which its help and docs/cli.md show. */
export class CliCommand extends Command {
  readonly #examples: string[] = [];

  override createCommand(name?: string): CliCommand {
    return new CliCommand(name);
  }

  get examples(): readonly string[] {
    return this.#examples;
  }

  addExamples(...lines: string[]): this {
    if (this.#examples.length === 0)
      this.addHelpText(
        'after',
        () => `\nExamples:\n${this.#examples.map((line) => `  ${line}`).join('\n')}`,
      );
    this.#examples.push(...lines);
    return this;
  }
}

/** Makes a group of commands. */
export function createGroup(name: string, summary: string): CliCommand {
  return new CliCommand(name).description(summary);
}

/** Makes a command that writes one document. */
export function createLeaf(name: string, summary: string): CliCommand {
  return new CliCommand(name)
    .description(summary)
    .addOption(
      new Option('-o, --output <form>', 'how the document on stdout looks')
        .choices(OUTPUTS)
        .default('table'),
    );
}

/** The option that every leaf has. */
export interface LeafOptions {
  readonly output: Output;
}
