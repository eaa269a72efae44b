import type { Logger } from '@conn-dict/observability';
import type { Logger as SdkLogger, LogLevel, LogMetadata } from '@temporalio/worker';

const LEVELS = {
  TRACE: 'debug',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
} as const satisfies Record<LogLevel, keyof Logger>;

/**
 * Lets the SDK, and `log` in workflows and activities, write our lines.
 *
 * Left out: `failure`, Core's dump of a whole failure, and `task`, the SDK's dump of one whose input it cannot decode,
 * which hold payloads, and the SDK's own bookkeeping.
 */
export function toSdkLogger(logger: Logger): SdkLogger {
  const log = (level: LogLevel, message: string, metadata: LogMetadata = {}): void => {
    const {
      failure: _,
      task: _task,
      taskEncoded: _bytes,
      sdkComponent: _component,
      ...fields
    } = metadata;
    logger[LEVELS[level]](message, fields);
  };
  return {
    log,
    trace: (message, metadata) => log('TRACE', message, metadata),
    debug: (message, metadata) => log('DEBUG', message, metadata),
    info: (message, metadata) => log('INFO', message, metadata),
    warn: (message, metadata) => log('WARN', message, metadata),
    error: (message, metadata) => log('ERROR', message, metadata),
  };
}
