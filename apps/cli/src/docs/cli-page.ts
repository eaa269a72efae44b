import type { Option } from 'commander';
import type { CliCommand } from '../commands/cli-command.js';
import { EXIT_CODES } from '../exit-codes.js';

/** Examples name files and ids of the reader's own: the page's test holds them to the tree, and docs-tests to that. */
const FENCE = '```sh proved="apps/cli/src/docs/cli-page.unit.test.ts"';

const HEAD = `# The command conn-dict

What an operator types. This page is generated from the tree of commands (\`npm run docs -w @conn-dict/cli\`); a test fails
when the two differ. \`conn-dict COMMAND --help\` says the same.

\`\`\`sh proved="apps/cli/src/main.e2e.test.ts"
npm run -s conn-dict -- doctor # from a clone: builds what is missing first
npx conn-dict doctor           # once it is built (npx nx build cli)
\`\`\`

The image of every worker has it too, beside the environment that the worker has:

\`\`\`sh recorded="a Kubernetes cluster"
kubectl exec POD -- node /app/conn-dict.js doctor
\`\`\`

It reads the same environment as a worker ([configuration.md](configuration.md)), and no more of it than a command needs.

Guarantees

- stdout has one document, and nothing else: a table, or with \`--output json\` one JSON object in snake_case, whose fields
  stay. Progress and errors are on stderr; with \`--output json\` an error is one line,
  \`{"error":{"type","message","faults","exit_code"}}\`, its type one of [errors.md](errors.md) where a run or the client has it.
- Keys, owners and accounts go into \`--input FILE\`, or \`--input -\` for stdin, as JSON with the fields that the workflow takes.
  Nothing that was typed or read stands in an error; field and rule do.
- Colours and progress bars are for a terminal only; \`NO_COLOR\` switches colours off.
- A start can be repeated: the same id with the same input is the same run.
`;

/** Commands that the completion brings along; the page has a part of its own for them. */
const FOR_SHELLS = ['complete', 'completion'];

/** Renders docs/cli.md from the tree, laid out as prettier would. */
export function renderCliPage(program: CliCommand): string {
  const groups = program.commands as readonly CliCommand[];
  const visible = groups.filter((command) => !FOR_SHELLS.includes(command.name()));
  return [HEAD, renderExitCodes(), ...visible.map(renderPart), renderCompletion()].join('\n');
}

function renderExitCodes(): string {
  const rows = Object.values(EXIT_CODES).map(({ code, meaning }) => [String(code), meaning]);
  return `## Exit codes\n\n${renderTable(['code', 'meaning'], rows)}\n`;
}

/** A group with its commands, or a command by itself. */
function renderPart(command: CliCommand): string {
  const children = command.commands as readonly CliCommand[];
  if (children.length === 0) return renderCommand(command, '##');
  const head = `## conn-dict ${command.name()}\n\n${capital(command.description())}.\n`;
  return [head, ...children.map((child) => renderCommand(child, '###'))].join('\n');
}

function renderCommand(command: CliCommand, level: string): string {
  const parts = [`${level} ${fullName(command)}`, `${capital(command.description())}.`];
  const rows = command.options.map(toRow);
  if (rows.length > 0) parts.push(renderTable(['option', 'what it is'], rows));
  if (command.examples.length > 0) parts.push([FENCE, ...command.examples, '```'].join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function fullName(command: CliCommand): string {
  const names: string[] = [];
  for (let at: CliCommand | null = command; at; at = at.parent as CliCommand | null)
    names.unshift(at.name());
  const args = command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [...names, ...args].join(' ').replaceAll('<', '\\<');
}

function toRow(option: Option): string[] {
  const { flags, description, argChoices } = option;
  const choices = argChoices ? `: ${argChoices.map((choice) => `\`${choice}\``).join(', ')}` : '';
  return [`\`${flags}\``, `${description}${choices}${toDefault(option)}`];
}

function toDefault(option: Option): string {
  const fallback: unknown = option.defaultValueDescription ?? option.defaultValue;
  const isShown = typeof fallback === 'string' || typeof fallback === 'number';
  return isShown ? ` (default: ${fallback})` : '';
}

function renderCompletion(): string {
  return `## Shell completion

\`\`\`sh proved="apps/cli/src/main.e2e.test.ts"
source <(conn-dict completion bash)                                         # bash, in ~/.bashrc
source <(conn-dict completion zsh)                                          # zsh, in ~/.zshrc
conn-dict completion fish > ~/.config/fish/completions/conn-dict.fish       # fish
\`\`\`

\`conn-dict\` has to be on your PATH for that, as after \`npm link -w @conn-dict/cli\`.
`;
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [first = [], ...body] = cells;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(first), rule, ...body.map(line)].join('\n');
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
