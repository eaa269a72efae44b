import { EventsDriverMissing } from '../events-driver-missing.js';
import type { NativePulsar } from './native-pulsar.js';

/**
 * Loads Pulsar's native client, which only those have in memory who use it. It is imported by a name that no compiler
 * and no bundler follows: where it is missing, nothing but its use fails.
 *
 * @throws EventsDriverMissing the package is missing, or its binary
 */
export async function loadNativePulsar(
  protocol: string,
  name = 'pulsar-client',
): Promise<NativePulsar> {
  try {
    const module = (await import(name)) as { readonly default: NativePulsar };
    return module.default;
  } catch (error) {
    throw new EventsDriverMissing(protocol, `${toReason(error)}. ${REMEDY}`);
  }
}

const REMEDY =
  'Get its binary with "npm explore pulsar-client -- npm run install", or give a ws:// or wss:// address of Pulsar';

/** The system's own words hold paths of this machine. */
function toReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return code === 'ERR_MODULE_NOT_FOUND'
    ? 'the package pulsar-client is not installed'
    : `the binary of pulsar-client cannot be loaded (${code})`;
}
