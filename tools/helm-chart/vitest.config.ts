import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.package.js';

/** The files share what they render: nothing here has state but that. */
export default mergeConfig(base, defineConfig({ test: { isolate: false } }));
