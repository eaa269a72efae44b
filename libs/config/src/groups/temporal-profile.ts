import {
  loadClientConfigProfile,
  toClientOptions,
  type ClientConfigProfile,
  type ClientConfigTLS,
  type ConfigDataSource,
} from '@temporalio/envconfig';
import { ConfigError } from '../config-error.js';
import type { Environment } from '../environment.js';
import { systemErrorCode } from '../formats/file.js';
import { isAddress } from '../formats/network.js';
import { isKeyPair } from '../key-pair.js';
import { toTlsFiles, type PemSource, type TlsFiles } from '../tls-files.js';

/** What the variables and the chosen profile say together. */
export interface TemporalProfile {
  readonly address?: string;
  readonly namespace?: string;
  readonly tls?: false | TlsFiles;
  readonly apiKey?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * Joins the TEMPORAL_ variables with the profile they name, by the rules of `@temporalio/envconfig`.
 *
 * A file is read only when TEMPORAL_PROFILE or TEMPORAL_CONFIG_FILE asks for it: a worker must not pick up whatever
 * profile the home folder of its user holds.
 *
 * @throws ConfigError for a file or a profile that cannot be used.
 */
export function readTemporalProfile(env: Environment): TemporalProfile {
  const asked = ['TEMPORAL_CONFIG_FILE', 'TEMPORAL_PROFILE'].find((name) => env[name]);
  try {
    const profile = loadClientConfigProfile({
      overrideEnvVars: definedOnly(env),
      configFileStrict: true,
      disableFile: asked === undefined,
    });
    const read = toProfile(profile);
    refuseUnusable(profile);
    return read;
  } catch (error) {
    const name = asked ?? 'TEMPORAL_TLS_CLIENT_CERT_PATH';
    const shown = env[name] === undefined ? '(not set)' : JSON.stringify(env[name]);
    throw new ConfigError([{ name, shown, expected: expectedInsteadOf(error) }]);
  }
}

/** A profile that reads well and still cannot be used. */
class UnusableProfile extends Error {}

function refuseUnusable({ address, tls }: ClientConfigProfile): void {
  if (address !== undefined && !isAddress(address)) {
    throw new UnusableProfile('a profile whose address is host:port');
  }
  if ((tls?.clientCert === undefined) !== (tls?.clientKey === undefined)) {
    throw new UnusableProfile('a client certificate together with its key');
  }
  const { cert, key } = toTls(tls);
  if (cert !== undefined && key !== undefined && !isKeyPair(cert, key)) {
    throw new UnusableProfile('a client certificate together with its own key, in PEM');
  }
}

/** Says what is wrong without the parser's own message, which quotes the file and with it an API key. */
function expectedInsteadOf(error: unknown): string {
  if (error instanceof UnusableProfile) return error.message;
  const { message = '', line } = error as { message?: string; line?: number };
  if (line !== undefined) return `a TOML file (line ${line} is not)`;
  if (message.startsWith('Profile ')) return 'a profile that the file has';
  if (message.startsWith('Validation error: ')) return `only keys that are known (${message})`;
  if (error instanceof Error && 'code' in error) {
    return `a profile whose files can be read (${systemErrorCode(error)})`;
  }
  return 'a file with connection profiles, as the Temporal CLI writes it';
}

function toProfile(profile: ClientConfigProfile): TemporalProfile {
  const { connectionOptions, namespace } = toClientOptions(profile);
  const { address, tls, apiKey, metadata } = connectionOptions;
  return {
    ...(address !== undefined && { address }),
    ...(namespace !== undefined && { namespace }),
    ...(tls !== undefined && tls !== null && { tls: tls && toTls(profile.tls) }),
    ...(typeof apiKey === 'string' && { apiKey }),
    ...(metadata !== undefined && { metadata: metadata as Record<string, string> }),
  };
}

/** Where the certificates lie: `@temporalio/envconfig` itself would read them once. */
function toTls({
  serverName,
  serverCACert,
  clientCert,
  clientKey,
}: ClientConfigTLS = {}): TlsFiles {
  return toTlsFiles({
    ca: serverCACert && toSource(serverCACert),
    cert: clientCert && toSource(clientCert),
    key: clientKey && toSource(clientKey),
    serverName,
  });
}

function toSource(source: ConfigDataSource): PemSource {
  return 'path' in source ? source.path : Buffer.from(source.data);
}

function definedOnly(env: Environment): Record<string, string> {
  const set = Object.entries(env).filter((entry): entry is [string, string] => !!entry[1]);
  return Object.fromEntries(set);
}
