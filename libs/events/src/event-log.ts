import type { FileHandle } from 'node:fs/promises';
import { EventsError, type CloudEvent, type EventPublisher } from './event-publisher.js';
import { openLogFile } from './log-file.js';

export interface EventLogOptions {
  /** The file that lines are added to; made with its folders if missing. */
  readonly path: string;
}

interface Waiting {
  readonly line: string;
  readonly resolve: () => void;
  readonly reject: (error: EventsError) => void;
}

/**
 * Opens the log of events that can be read: a file with one event a line, in the order of the calls.
 *
 * An event is on the disk when its `publish` resolves. Those that come while a write is under way go out together
 * in the next one. Event ids may repeat in the file, as on any broker.
 *
 * @throws EventsError the file cannot be opened
 */
export async function createEventLog({ path }: EventLogOptions): Promise<EventPublisher> {
  return new EventLog(path, await openLogFile(path).catch(throwEventsError));
}

class EventLog implements EventPublisher {
  #file: FileHandle | undefined;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #closed: Promise<void> | undefined;

  constructor(
    private readonly path: string,
    file: FileHandle,
  ) {
    this.#file = file;
  }

  publish(event: CloudEvent): Promise<void> {
    if (this.#closed) return Promise.reject(new EventsError('the event log is closed'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line: `${JSON.stringify(event)}\n`, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#finish());
  }

  async #finish(): Promise<void> {
    await this.#writing;
    await this.#file?.close();
    this.#file = undefined;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#write(batch);
    }
    this.#writing = undefined;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    try {
      this.#file ??= await openLogFile(this.path);
      await this.#file.appendFile(batch.map(({ line }) => line).join(''));
      await this.#file.datasync();
      for (const { resolve } of batch) resolve();
    } catch (error) {
      // Part of a line may be written: opening the file again ends it.
      await this.#file?.close().catch(() => undefined);
      this.#file = undefined;
      for (const { reject } of batch) reject(toEventsError(error));
    }
  }
}

function toEventsError(error: unknown): EventsError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new EventsError(`the event log cannot be written (${code})`);
}

function throwEventsError(error: unknown): never {
  throw toEventsError(error);
}
