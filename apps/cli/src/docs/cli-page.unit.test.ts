// Proves that docs/cli.md is what the code says, and that every command has an example which it understands.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMemoryTerminal } from '../../test/memory-terminal.js';
import type { CliCommand } from '../commands/cli-command.js';
import { createProgram } from '../program.js';
import { renderCliPage } from './cli-page.js';

const page = readFileSync(new URL('../../../../docs/cli.md', import.meta.url), 'utf8');
const program = createProgram(createMemoryTerminal());

it('is the committed page (npm run docs -w @conn-dict/cli writes it)', () => {
  expect(page).toBe(renderCliPage(program));
});

describe.each(leavesOf(program).map((leaf) => [nameOf(leaf), leaf] as const))(
  '%s',
  (name, leaf) => {
    it('has examples in its help', () => {
      expect(leaf.examples.length).toBeGreaterThan(0);
      let help = '';
      leaf.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
      for (const example of leaf.examples) expect(help).toContain(example);
    });

    it('has examples of itself, with options that it knows', () => {
      const known = leaf.options.flatMap(({ long, short, attributeName: _ }) => [long, short]);
      for (const example of leaf.examples) {
        expect(example).toContain(name);
        const typed = example.match(/(?<= )--?[a-z][a-z-]*/g) ?? [];
        for (const option of typed) expect(known, example).toContain(option);
      }
    });
  },
);

function leavesOf(command: CliCommand): CliCommand[] {
  const children = (command.commands as CliCommand[]).filter(
    (child) => !['complete', 'completion'].includes(child.name()),
  );
  return children.length === 0 ? [command] : children.flatMap(leavesOf);
}

function nameOf(command: CliCommand): string {
  const parent = command.parent as CliCommand | null;
  return parent ? `${nameOf(parent)} ${command.name()}` : command.name();
}
