import type { PayloadEncryptionConfig } from '@conn-dict/config';
import { createPayloadCodec } from '@conn-dict/encryption';
import { DefaultLogger, IllegalStateError, Runtime, Worker } from '@temporalio/worker';
import type { History } from './history.js';

export interface ReplayHistoriesOptions {
  /** What the Nx target `bundle` has made of the workflows. */
  readonly bundlePath: string;
  readonly histories: readonly History[];
  /** Missing while payloads are not encrypted. */
  readonly encryption: PayloadEncryptionConfig | undefined;
}

export interface ReplayOutcome {
  readonly name: string;
  readonly replays: boolean;
  /** Why not; missing where it replays. */
  readonly reason?: string;
}

/** Replays each history on the bundle, whatever became of those before it. */
export async function replayHistories({
  bundlePath,
  histories,
  encryption,
}: ReplayHistoriesOptions): Promise<ReplayOutcome[]> {
  silenceRuntime();
  const options = {
    workflowBundle: { codePath: bundlePath },
    ...(encryption && { dataConverter: { payloadCodecs: [createPayloadCodec(encryption)] } }),
  };
  const outcomes: ReplayOutcome[] = [];
  for (const { name, content } of histories) {
    try {
      await Worker.runReplayHistory(options, content);
      outcomes.push({ name, replays: true });
    } catch (error) {
      outcomes.push({ name, replays: false, reason: toReason(error) });
    }
  }
  return outcomes;
}

/** What breaks is told by us. The process may have a runtime already. */
function silenceRuntime(): void {
  try {
    Runtime.install({
      logger: new DefaultLogger('ERROR', () => undefined),
      telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
    });
  } catch (error) {
    if (!(error instanceof IllegalStateError)) throw error;
  }
}

/** Of the SDK's `DeterminismViolationError`, which its door for workers does not show. */
const VIOLATION = 'DeterminismViolationError';

/** The text of a violation names events and types; any other can quote what is in the history. */
function toReason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return error.name === VIOLATION ? error.message : error.name;
}
