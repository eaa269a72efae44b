import { CancellationScope } from '@temporalio/workflow';

/** Publishes the events of one workflow in order, beside its main line. */
export interface EventChain<E> {
  /** Adds an event behind those before it; does not wait for any of them. */
  add(event: E): void;
  /** Resolves when all are out; call it before the workflow ends. Rejects if one could not be published. */
  drained(): Promise<void>;
}

/** Makes the chain. Cancelling the workflow does not stop it: what happened is told. */
export function createEventChain<E>(publish: (event: E) => Promise<void>): EventChain<E> {
  let tail: Promise<void> = Promise.resolve();
  return {
    add(event) {
      tail = CancellationScope.nonCancellable(async () => {
        await tail;
        await publish(event);
      });
      // `drained` reports it; until then nobody listens, and an unhandled rejection would fail the workflow task.
      tail.catch(() => undefined);
    },
    drained: () => CancellationScope.nonCancellable(() => tail),
  };
}
