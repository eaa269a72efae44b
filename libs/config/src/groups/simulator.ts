import { filePath } from '../formats/file.js';
import { integer } from '../formats/integer.js';
import { address } from '../formats/network.js';
import { certificateFile, keyFile } from '../formats/pem-file.js';
import { flag } from '../formats/text.js';
import { group } from '../group.js';
import { keyPairRules } from '../key-pair.js';
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
  /** Left out for plain text. */
  readonly tls?: SimulatorTlsConfig;
  readonly logLevel: LogLevel;
}

/** Paths of PEM files, which are read at its start. */
export interface SimulatorTlsConfig {
  readonly cert: string;
  readonly key: string;
  /** Authorities of the certificates that clients have to show (mTLS); left out, none is asked for. */
  readonly clientCa?: string;
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
    BRIDGE_SIMULATOR_TLS_CERT_FILE: optionalVariable({
      format: certificateFile,
      meaning: 'Its certificate; without one it speaks plain text. Read at its start.',
    }),
    BRIDGE_SIMULATOR_TLS_KEY_FILE: optionalVariable({
      format: keyFile,
      meaning: 'Private key of it.',
    }),
    BRIDGE_SIMULATOR_TLS_CLIENT_CA_FILE: optionalVariable({
      format: certificateFile,
      meaning: 'Authorities of the certificate that a client has to show (mTLS), its own too.',
    }),
    LOG_LEVEL: logLevelVariable,
  },
  rules: [
    ...keyPairRules('BRIDGE_SIMULATOR_TLS_CERT_FILE', 'BRIDGE_SIMULATOR_TLS_KEY_FILE'),
    {
      of: ['BRIDGE_SIMULATOR_TLS_CLIENT_CA_FILE', 'BRIDGE_SIMULATOR_TLS_CERT_FILE'],
      holds: (values) =>
        !values.BRIDGE_SIMULATOR_TLS_CLIENT_CA_FILE || !!values.BRIDGE_SIMULATOR_TLS_CERT_FILE,
      expected: 'nothing without BRIDGE_SIMULATOR_TLS_CERT_FILE',
    },
  ],
  toConfig: (values): SimulatorConfig => ({
    ...toTls(
      values.BRIDGE_SIMULATOR_TLS_CERT_FILE,
      values.BRIDGE_SIMULATOR_TLS_KEY_FILE,
      values.BRIDGE_SIMULATOR_TLS_CLIENT_CA_FILE,
    ),
    address: values.BRIDGE_SIMULATOR_ADDR,
    ...(values.BRIDGE_SIMULATOR_DATA_FILE && { dataFile: values.BRIDGE_SIMULATOR_DATA_FILE }),
    demo: values.BRIDGE_SIMULATOR_DEMO,
    entries: values.BRIDGE_SIMULATOR_ENTRIES,
    logLevel: values.LOG_LEVEL,
  }),
});

function toTls(
  cert: string | undefined,
  key: string | undefined,
  clientCa: string | undefined,
): Pick<SimulatorConfig, 'tls'> {
  if (cert === undefined || key === undefined) return {};
  return { tls: { cert, key, ...(clientCa !== undefined && { clientCa }) } };
}
