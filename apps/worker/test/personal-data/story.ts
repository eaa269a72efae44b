import type { CanaryWorld } from './canary-world.js';

/** A way for personal data to come in, or to come back, with the check that it was taken. */
export interface Story {
  readonly name: string;
  happen(world: CanaryWorld): Promise<void>;
}
