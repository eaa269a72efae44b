import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's heaps small, here and in the SDK's workflow thread: the young generation at its first size instead of
 * 32 MiB or more, and the old one near to what is alive in it instead of up to four times that. README has what each
 * saves.
 *
 * To be called before the other modules are loaded: what a heap has grown by it does not give back soon.
 */
export function keepHeapSmall(): void {
  // The size itself is read once, when a heap is made: this is for the threads that are still to come.
  setFlagsFromString('--max-semi-space-size=2');
  // The heap of this thread is made already; the factors are read at each growth. V8 puts the first one back to 2 when
  // the workflow thread's heap is made: until then this thread loads its modules with a small young generation.
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=40');
}
