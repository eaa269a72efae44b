// Proves that /health and /ready answer with the bodies of the contract, byte by byte.
import { expect, it } from 'vitest';
import { createHealthRoutes } from './health-routes.js';
import type { ReadinessState } from './readiness.js';

function answerOf(path: '/health' | '/ready', state: ReadinessState) {
  const routes = createHealthRoutes({
    check: () => Promise.resolve(state),
    drain: () => undefined,
  });
  return routes[path]?.();
}

const notReady = { ready: false, reason: 'postgres', error: 'no answer within 1000 ms' } as const;
const contentType = 'application/json';

it('/health lives, ready or not', async () => {
  const body = '{"status":"healthy","service":"conn-dict-worker"}';
  expect(await answerOf('/health', { ready: true })).toEqual({ status: 200, contentType, body });
  expect(await answerOf('/health', notReady)).toEqual({ status: 200, contentType, body });
});

it('/ready is 200 when ready', async () => {
  const body = '{"status":"ready","service":"conn-dict-worker"}';
  expect(await answerOf('/ready', { ready: true })).toEqual({ status: 200, contentType, body });
});

it('/ready is 503 with reason and error when not', async () => {
  const body = '{"status":"not_ready","reason":"postgres","error":"no answer within 1000 ms"}';
  expect(await answerOf('/ready', notReady)).toEqual({ status: 503, contentType, body });
});
