// Proves that a worker takes no more workflow tasks than it can have workflows at hand.
import { expect, it } from 'vitest';
import { workflowTasksMax } from './workflow-tasks.js';

it.each([
  ['the slots, where the cache is larger', 100, 1_000, 100],
  ['what the cache holds', 100, 10, 10],
  ['two, the least that the SDK takes', 100, 1, 2],
  ['one without a cache', 100, 0, 1],
])('is %s', (_, workflows, maxCachedWorkflows, tasks) => {
  const slots = { workflows, activities: 100 };
  expect(workflowTasksMax({ slots, maxCachedWorkflows })).toBe(tasks);
});
