// Proves that a mistyped variable is noticed, and that what belongs to others is not.
import { describe, expect, it } from 'vitest';
import { unknownVariables } from './index.js';

describe('a variable that looks mistyped', () => {
  it.each([
    ['POSTGRES_HOTS', 'POSTGRES_HOST'],
    ['LOG_LEVL', 'LOG_LEVEL'],
    ['METRIC_PORT', 'METRICS_PORT'],
    ['SHUTDOWN_TIMEOUTS', 'SHUTDOWN_TIMEOUT'],
    ['POSTGRES_PASSWORDFILE', 'POSTGRES_PASSWORD_FILE'],
    ['BRIDGE_GRPC_ADDRS', 'BRIDGE_GRPC_ADDR'],
  ])('%s is taken for %s', (name, meant) => {
    expect(unknownVariables({ [name]: 'x' })).toEqual([{ name, meant }]);
  });

  it('is listed without a guess when only its prefix is ours', () => {
    expect(unknownVariables({ PULSAR_LISTENER: 'x', BRIDGE_RETRIES: '3' })).toEqual([
      { name: 'BRIDGE_RETRIES' },
      { name: 'PULSAR_LISTENER' },
    ]);
  });
});

it.each([
  'PATH',
  'HOME',
  'POSTGRES_HOST',
  'POSTGRES_PASSWORD_FILE',
  'TEMPORAL_GRPC_META_TENANT',
  'BRIDGE_SERVICE_HOST',
  'BRIDGE_SERVICE_PORT_GRPC',
  'BRIDGE_PORT_50051_TCP_ADDR',
  'OTEL_SERVICE_NAME',
])('%s is left alone', (name) => expect(unknownVariables({ [name]: 'x' })).toEqual([]));

it('a link to a service is left alone', () => {
  expect(unknownVariables({ REDIS_PORT: 'tcp://192.0.2.1:6379' })).toEqual([]);
  expect(unknownVariables({ REDIS_PORT: '6379' })).toEqual([{ name: 'REDIS_PORT' }]);
});

it('an empty variable is left alone', () => {
  expect(unknownVariables({ POSTGRES_HOTS: '' })).toEqual([]);
});
