import { duration } from '../formats/go-duration.js';
import { address, serverName } from '../formats/network.js';
import { certificateFile, keyFile } from '../formats/pem-file.js';
import { flag } from '../formats/text.js';
import { group } from '../group.js';
import { keyPairRules } from '../key-pair.js';
import { toTlsFiles, type TlsFiles } from '../tls-files.js';
import { optionalVariable, variable } from '../variable.js';

/** How to reach the Bridge. */
export interface BridgeConfig {
  readonly address: string;
  /** Deadline of one call. */
  readonly timeoutMs: number;
  /** Left out for a plain connection. */
  readonly tls?: TlsFiles;
}

const variables = {
  BRIDGE_GRPC_ADDR: variable({
    format: address,
    default: 'localhost:50051',
    meaning: 'The Bridge.',
  }),
  BRIDGE_GRPC_TIMEOUT: variable({
    format: duration({ min: '100ms', max: '5m' }),
    default: '30s',
    meaning: 'Deadline of one call.',
  }),
  BRIDGE_TLS: variable({ format: flag, default: 'false', meaning: 'Whether to encrypt.' }),
  BRIDGE_TLS_CA_FILE: optionalVariable({
    format: certificateFile,
    meaning: 'Roots that the certificate of the Bridge must lead to, in place of those of Node.',
  }),
  BRIDGE_TLS_CERT_FILE: optionalVariable({
    format: certificateFile,
    meaning: 'Certificate that the worker shows (mTLS).',
  }),
  BRIDGE_TLS_KEY_FILE: optionalVariable({ format: keyFile, meaning: 'Private key of it.' }),
  BRIDGE_TLS_SERVER_NAME: optionalVariable({
    format: serverName,
    meaning: 'Name that the certificate must carry, when it is not the host of BRIDGE_GRPC_ADDR.',
  }),
};

const TLS_DETAILS = [
  'BRIDGE_TLS_CA_FILE',
  'BRIDGE_TLS_CERT_FILE',
  'BRIDGE_TLS_KEY_FILE',
  'BRIDGE_TLS_SERVER_NAME',
] as const;

export const bridgeGroup = group({
  title: 'Bridge',
  variables,
  rules: [
    {
      of: ['BRIDGE_TLS', ...TLS_DETAILS],
      holds: (values) =>
        values.BRIDGE_TLS || TLS_DETAILS.every((name) => values[name] === undefined),
      expected: `true, as other BRIDGE_TLS_ variables are set`,
    },
    ...keyPairRules('BRIDGE_TLS_CERT_FILE', 'BRIDGE_TLS_KEY_FILE'),
  ],
  toConfig: (values): BridgeConfig => ({
    address: values.BRIDGE_GRPC_ADDR,
    timeoutMs: values.BRIDGE_GRPC_TIMEOUT,
    ...(values.BRIDGE_TLS && {
      tls: toTlsFiles({
        ca: values.BRIDGE_TLS_CA_FILE,
        cert: values.BRIDGE_TLS_CERT_FILE,
        key: values.BRIDGE_TLS_KEY_FILE,
        serverName: values.BRIDGE_TLS_SERVER_NAME,
      }),
    }),
  }),
});
