import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.package.js';

/** All faults of a file happen side by side: they mostly wait. */
export default mergeConfig(
  base,
  defineConfig({ test: { maxConcurrency: 30, testTimeout: 300_000 } }),
);
