import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What every package's vitest.config.ts exports: tests beside the code, our packages taken from source. */
export default defineConfig({
  resolve: { conditions: ['@conn-dict/source'] },
  ssr: { resolve: { conditions: ['@conn-dict/source'] } },
  test: {
    name: basename(process.cwd()),
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    passWithNoTests: false,
  },
});
