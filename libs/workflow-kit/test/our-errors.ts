import type { FailureType } from '@conn-dict/contracts';

/** As `@conn-dict/bridge` has it: this package may not depend on infrastructure, nor may its tests. */
export class BridgeError extends Error {
  override readonly name = 'BridgeError';

  constructor(
    readonly type: FailureType,
    readonly method: string,
    readonly details: {
      readonly status?: string;
      readonly field?: string;
      readonly retryAfterMs?: number;
      readonly notBefore?: Date;
    } = {},
  ) {
    super(`${method}: ${type}`);
  }
}

/** As `@conn-dict/database` has it. */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  constructor(
    readonly type: 'StorageConflict' | 'StorageUnavailable',
    readonly code: string,
  ) {
    super(`${type} (${code})`);
  }
}

/** As `@conn-dict/events` has it. */
export class EventsError extends Error {
  readonly type = 'EventsUnavailable';
  override readonly name = 'EventsError';
}
