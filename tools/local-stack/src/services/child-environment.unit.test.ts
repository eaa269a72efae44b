// Proves that no variable of the caller can point the stack's children to another system.
import { expect, test } from 'vitest';
import { toChildEnvironment } from './child-environment.js';

test('drops what names other systems, keeps the rest and the tuning', () => {
  const kept = {
    PATH: '/bin',
    HOME: '/home/me',
    LOG_LEVEL: 'debug',
    MAX_CONCURRENT_WORKFLOWS: '5',
  };
  const dropped = {
    TEMPORAL_ADDRESS: 'prod:7233',
    TEMPORAL_TLS_SERVER_NAME: 'prod',
    POSTGRES_PASSWORD_FILE: '/secret',
    PULSAR_URL: 'pulsar://prod:6650',
    BRIDGE_GRPC_ADDR: 'prod:50051',
    HEALTH_PORT: '1',
    PGHOST: 'prod',
    npm_lifecycle_event: 'start',
  };
  expect(toChildEnvironment({ ...kept, ...dropped })).toEqual(kept);
});
