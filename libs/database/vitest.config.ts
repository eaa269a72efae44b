import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.package.js';

/** `bin` folder of the oldest PostgreSQL that is supported; `npm test` installs it and says where. */
const oldest = process.env['CONN_DICT_POSTGRES_14'];

/** With it, all tests of what we ask of a server run on both. */
const onBoth = defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'database' } },
      {
        extends: true,
        test: {
          name: 'database on PostgreSQL 14',
          exclude: ['**/*.unit.test.ts', 'src/embedded/**'],
          env: { CONN_DICT_TEST_POSTGRES: oldest ?? '' },
        },
      },
    ],
  },
});

export default oldest ? mergeConfig(base, onBoth) : base;
