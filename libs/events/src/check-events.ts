import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EventPublisherOptions } from './create-event-publisher.js';

type CheckEventsOptions = Pick<
  EventPublisherOptions,
  'url' | 'topic' | 'producerName' | 'tls' | 'token'
>;

/**
 * Looks once whether the log of events would take one, without putting one there: makes a producer of the topic and lets
 * it go, or looks whether the file can be written. Resolves with why not, in one line, or with nothing.
 *
 * @throws EventsDriverMissing the native client is not installed
 * @throws TlsFilesError the certificates cannot be used
 */
export async function checkEvents(options: CheckEventsOptions): Promise<string | undefined> {
  if (options.url.startsWith('file:')) return await checkFile(fileURLToPath(options.url));
  if (/^wss?:/.test(options.url)) {
    const { checkWebSocket } = await import('./websocket/check-web-socket.js');
    return await checkWebSocket(options);
  }
  const { checkNative } = await import('./native/check-native.js');
  return await checkNative(options);
}

async function checkFile(path: string): Promise<string | undefined> {
  const fault = await accessFault(path);
  return fault === 'ENOENT' ? await accessFault(dirname(path)) : fault;
}

/** The system's code; its text has paths of this machine. */
async function accessFault(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.W_OK);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}
