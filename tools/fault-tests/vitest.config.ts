import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.package.js';

/** Faults mostly wait, so that some happen side by side; each has a worker, which two cores have to start. */
export default mergeConfig(
  base,
  defineConfig({ test: { maxConcurrency: 6, testTimeout: 300_000 } }),
);
