import {
  ConfigError,
  loadWorkerConfig,
  unknownVariables,
  type ConfigFault,
  type UnknownVariable,
} from '@conn-dict/config';
import { printDocument } from '../output/printer.js';
import { renderTable } from '../output/render-table.js';
import type { Terminal } from '../terminal.js';
import { CliError } from '../cli-error.js';
import { createGroup, createLeaf, type CliCommand, type LeafOptions } from './cli-command.js';

interface ConfigReport {
  readonly faults: readonly { name: string; given: string; expected: string }[];
  /** Set, and looking like a mistyped one of ours: no fault. */
  readonly unknown_variables: readonly UnknownVariable[];
}

/** Makes `conn-dict config …`. */
export function createConfigCommands(terminal: Terminal): CliCommand {
  const group = createGroup('config', 'the environment that a worker would start with');
  group.addCommand(
    createLeaf('check', 'names all faults of the environment at once, secrets hidden')
      .addExamples('conn-dict config check', 'POSTGRES_PORT=abc conn-dict config check -o json')
      .action(({ output }: LeafOptions) => {
        const faults = findFaults(terminal);
        const report: ConfigReport = {
          faults: faults.map(({ name, shown, expected }) => ({ name, given: shown, expected })),
          unknown_variables: unknownVariables(terminal.env),
        };
        printDocument(terminal, output, report, renderReport);
        if (faults.length > 0)
          throw new CliError('config', `the environment has ${faults.length} faults`);
      }),
  );
  return group;
}

function findFaults({ env }: Terminal): readonly ConfigFault[] {
  try {
    loadWorkerConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

function renderReport({ faults, unknown_variables: unknown }: ConfigReport): string {
  const rows = faults.map(({ name, given, expected }) => [name, given, expected]);
  const table =
    rows.length === 0
      ? 'the environment is right'
      : renderTable(['VARIABLE', 'GIVEN', 'EXPECTED'], rows);
  const hints = unknown.map(({ name, meant }) =>
    meant === undefined ? `${name} is not known` : `${name} is not known: ${meant} is`,
  );
  return [table, ...hints].join('\n');
}
