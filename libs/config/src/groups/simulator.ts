import { filePath } from '../formats/file.js';
import { integer } from '../formats/integer.js';
import { address } from '../formats/network.js';
import { flag } from '../formats/text.js';
import { group } from '../group.js';
import { optionalVariable, variable } from '../variable.js';
import { logLevelVariable, type LogLevel } from './log-level.js';

/** What apps/bridge-simulator needs. */
export interface SimulatorConfig {
  readonly address: string;
  /** Left out, the directory is kept in memory and ends with the process. */
  readonly dataFile?: string;
  readonly demo: boolean;
  /** Entries that are generated at the start, at the first demo participant, over all key types. */
  readonly entries: number;
  readonly logLevel: LogLevel;
}

export const simulatorGroup = group({
  title: 'Bridge simulator',
  variables: {
    BRIDGE_SIMULATOR_ADDR: variable({
      format: address,
      default: '127.0.0.1:50051',
      meaning: 'Where it listens.',
    }),
    BRIDGE_SIMULATOR_DATA_FILE: optionalVariable({
      format: filePath,
      meaning: 'File that keeps the directory; without it, it is in memory only.',
    }),
    BRIDGE_SIMULATOR_DEMO: variable({
      format: flag,
      default: 'true',
      meaning: 'Whether an empty directory starts with the demo entries.',
    }),
    BRIDGE_SIMULATOR_ENTRIES: variable({
      format: integer({ min: 0, max: 100_000_000 }),
      default: '0',
      meaning:
        'Entries that are generated at the start, shared out over the key types at 87654321.',
    }),
    LOG_LEVEL: logLevelVariable,
  },
  toConfig: (values): SimulatorConfig => ({
    address: values.BRIDGE_SIMULATOR_ADDR,
    ...(values.BRIDGE_SIMULATOR_DATA_FILE && { dataFile: values.BRIDGE_SIMULATOR_DATA_FILE }),
    demo: values.BRIDGE_SIMULATOR_DEMO,
    entries: values.BRIDGE_SIMULATOR_ENTRIES,
    logLevel: values.LOG_LEVEL,
  }),
});
