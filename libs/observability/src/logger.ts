import { createLogger as createWinston, format, transports } from 'winston';
import { Writable } from 'node:stream';
import { toLogFields, type LogMetadata } from './log-fields.js';
import { toLogTimestamp } from './log-timestamp.js';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the rest of the code logs with. Metadata is camelCase here and snake_case on the line. */
export interface Logger {
  debug(msg: string, metadata?: LogMetadata): void;
  info(msg: string, metadata?: LogMetadata): void;
  warn(msg: string, metadata?: LogMetadata): void;
  error(msg: string, metadata?: LogMetadata): void;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Takes each finished line, with its line feed. @default process.stdout */
  readonly write?: (line: string) => void;
  /** @default Date.now */
  readonly now?: () => number;
}

/**
 * Makes the logger of a process: one JSON object a line, `level`, `msg`, the metadata, then `timestamp`.
 *
 * Fields that hold personal data are dropped by name, and messages of errors that are not ours by default
 * (see `toLogFields`). `msg` itself is written as it is: it must be a constant text.
 */
export function createLogger({ level, write, now = Date.now }: LoggerOptions): Logger {
  const line = format.printf(({ level: at, message, fields }) =>
    JSON.stringify({
      level: at,
      msg: message,
      ...(fields as Record<string, unknown>),
      timestamp: toLogTimestamp(now()),
    }),
  );
  const stream = new transports.Stream({
    stream: write === undefined ? process.stdout : toStream(write),
    eol: '\n',
  });
  const winston = createWinston({ level, format: line, transports: [stream] });
  const log =
    (at: LogLevel) =>
    (msg: string, metadata: LogMetadata = {}) => {
      if (winston.isLevelEnabled(at)) winston.log(at, msg, { fields: toLogFields(metadata) });
    };
  return { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
}

function toStream(write: (line: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      write(chunk);
      done();
    },
  });
}
