// Proves that self time goes to the right category, that of native functions to their callers, and idle time to none.
import { expect, it } from 'vitest';
import { selfSeconds, type CpuProfile } from './cpu-profile.js';
import { workerCategory } from './worker-category.js';

const PG = 'file:///app/node_modules/pg/lib/client.js';
const PROFILE: CpuProfile = {
  nodes: [
    { id: 1, callFrame: { functionName: '(root)', url: '' }, children: [2, 3, 5] },
    { id: 2, callFrame: { functionName: '(idle)', url: '' } },
    { id: 3, callFrame: { functionName: 'query', url: PG }, children: [4] },
    { id: 4, callFrame: { functionName: 'writeUtf8String', url: '' } },
    { id: 5, callFrame: { functionName: '(garbage collector)', url: '' } },
  ],
  samples: [2, 3, 4, 5, 4],
  timeDeltas: [9_000_000, 1_000_000, 2_000_000, 500_000, 500_000],
};

it('sums self time by category', () => {
  expect(Object.fromEntries(selfSeconds(PROFILE, workerCategory))).toEqual({
    'statements: pg': 3.5,
    'garbage collection': 0.5,
  });
});

it.each([
  ['runInContext', '', 'vm.runInContext: one watchdog thread an activation'],
  ['init', 'file:///n/node_modules/@temporalio/worker/lib/workflow/vm-shared.js', 'stack trace'],
  ['run', 'file:///n/node_modules/@temporalio/worker/lib/worker.js', 'Temporal SDK'],
  ['', 'file:///n/node_modules/@temporalio/core-bridge/index.js', 'core bridge'],
  ['ClaimWorkflow', '/app/apps/worker/dist/bundle/workflows.js', 'workflow code'],
  ['createClaim', 'file:///app/apps/worker/dist/bundle/worker.js', 'our code'],
  ['request', 'node:internal/http2/core', 'calls of the Bridge'],
  ['emit', 'node:events', 'Node:'],
])('%s of %s is: %s', (functionName, url, category) => {
  expect(workerCategory({ functionName, url })).toContain(category);
});
