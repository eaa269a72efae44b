import { CancellationScope } from '@temporalio/workflow';

/** Publishes the events of one workflow in order, beside its main line. */
export interface EventChain<E> {
  /** Adds an event behind those before it; does not wait for any of them. */
  add(event: E): void;
  /** What is not out yet, the first one under way: what a continuation of the run takes over. */
  waiting(): readonly E[];
  /** Resolves when all are out; call it before the workflow ends. Rejects if one could not be published. */
  drained(): Promise<void>;
}

/** Makes the chain. Cancelling the workflow does not stop it: what happened is told. */
export function createEventChain<E>(publish: (event: E) => Promise<void>): EventChain<E> {
  const waiting: E[] = [];
  let tail: Promise<void> = Promise.resolve();
  return {
    add(event) {
      waiting.push(event);
      tail = CancellationScope.nonCancellable(async () => {
        await tail;
        await publish(event);
        waiting.shift();
      });
      // `drained` reports it; until then nobody listens, and an unhandled rejection would fail the workflow task.
      tail.catch(() => undefined);
    },
    waiting: () => [...waiting],
    drained: () => CancellationScope.nonCancellable(() => tail),
  };
}
