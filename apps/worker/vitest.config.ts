import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.workflows.js';

/** Two files at once on any machine: they mostly wait, and the longest package of all is the end of every run. */
export default mergeConfig(base, defineConfig({ test: { maxWorkers: 2 } }));
