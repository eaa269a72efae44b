// Proves that the infrastructure is followed only while tracing is on.
import { loadWorkerConfig } from '@conn-dict/config';
import { expect, it } from 'vitest';
import { traceInfrastructure } from './trace-infrastructure.js';

const config = loadWorkerConfig({});

it('gives no part anything to do while tracing is off', () => {
  expect(traceInfrastructure(undefined, config)).toEqual({ bridge: {}, database: {}, events: {} });
});

it('follows calls, queries and events while it is on', () => {
  const tracing = { recordSpan: () => undefined, close: async () => undefined };
  const { bridge, database, events } = traceInfrastructure(tracing, config);
  for (const trace of [bridge.traceCall, database.traceQuery, events.tracePublication])
    expect(trace).toBeTypeOf('function');
});
