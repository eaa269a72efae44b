import { InvalidInputError } from '@conn-dict/contracts';
import { defineSignal, log, setHandler } from '@temporalio/workflow';

export interface SignalHandlerOptions {
  /** Acts on the input; false where it comes late or twice, and changes nothing. @throws InvalidInputError */
  readonly take: (input: unknown) => boolean;
  /** Ids for the log. */
  readonly ids: Readonly<Record<string, string>>;
  /** What else a signal that changes nothing is logged with. */
  readonly standing?: () => Readonly<Record<string, unknown>>;
}

/** Handles a signal: one that is bad, repeated or late is logged and changes nothing, for nobody waits for its answer. */
export function handleSignal(
  name: string,
  { take, ids, standing = () => ({}) }: SignalHandlerOptions,
): void {
  setHandler(defineSignal<[unknown?]>(name), (input) => {
    try {
      if (!take(input)) log.info(`signal ${name} ignored`, { ...ids, ...standing() });
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      log.warn(`signal ${name} ignored`, { ...ids, faults: error.message });
    }
  });
}
