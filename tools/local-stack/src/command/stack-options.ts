import { parseArgs } from 'node:util';
import { PORT_OFFSET_MAX } from '../ports/stack-ports.js';
import { UsageError } from './usage-error.js';

/** What a caller may choose; `npm start -- --help` shows the same. */
export interface StackOptions {
  /** Folder of all data and logs, as typed. @default '.conn-dict' in the project's root */
  readonly dataDir: string | undefined;
  /** Added to every port. @default 0 */
  readonly portOffset: number;
  /** File that exists while everything is ready, as typed. @default none */
  readonly readyFile: string | undefined;
  /** Whether an empty directory starts with the demo entries. @default true */
  readonly demo: boolean;
  /** Whether Temporal runs without its UI. @default false */
  readonly headless: boolean;
  /** Whether the data of earlier runs is cleared first. @default false */
  readonly reset: boolean;
  /** Whether to show the options and do nothing else. @default false */
  readonly help: boolean;
}

/** Reads the command line. @throws UsageError naming the option and what it takes. */
export function parseStackOptions(args: readonly string[]): StackOptions {
  const values = readValues(args);
  return {
    dataDir: pathOf('--data-dir', values['data-dir']),
    portOffset: parsePortOffset(values['port-offset'] ?? '0'),
    readyFile: pathOf('--ready-file', values['ready-file']),
    demo: !values['no-demo'],
    headless: values.headless ?? false,
    reset: values.reset ?? false,
    help: values.help ?? false,
  };
}

function readValues(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        'data-dir': { type: 'string' },
        'port-offset': { type: 'string' },
        'ready-file': { type: 'string' },
        'no-demo': { type: 'boolean' },
        headless: { type: 'boolean' },
        reset: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function pathOf(option: string, text: string | undefined): string | undefined {
  if (text === '') throw new UsageError(`${option} needs a path`);
  return text;
}

function parsePortOffset(text: string): number {
  const offset = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (offset <= PORT_OFFSET_MAX) return offset;
  throw new UsageError(`--port-offset needs a whole number from 0 to ${PORT_OFFSET_MAX}`);
}
