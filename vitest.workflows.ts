import { basename } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.package.js';

const name = basename(process.cwd());

/** Without a cache Core works on one run at a time: tasks that it took ahead of that would only time out. */
const NONE = { maxCachedWorkflows: 0, maxConcurrentWorkflowTaskExecutions: 1 };

/**
 * What a package with workflows exports instead: its workflow tests run once more on workers that cache none, where
 * every task replays its whole history. The workers of the tests take `inject('workflowCache')`.
 */
export default mergeConfig(
  base,
  defineConfig({
    test: {
      projects: [
        { extends: true, test: { name, provide: { workflowCache: {} } } },
        {
          extends: true,
          test: {
            name: `${name} without a workflow cache`,
            exclude: ['**/!(*.workflow).test.ts'],
            provide: { workflowCache: NONE },
          },
        },
      ],
    },
  }),
);
