// Proves that a wrong part of the environment does not hide the others.
import { expect, it } from 'vitest';
import { ConfigError } from './config-error.js';
import { readWorkerConfigParts } from './worker-config-parts.js';

it('reads the parts that are right, and tells what is wrong with the others', () => {
  const { bridge, postgres } = readWorkerConfigParts({
    BRIDGE_GRPC_ADDR: 'bridge:1',
    POSTGRES_PORT: 'abc',
  });
  expect(bridge).toMatchObject({ address: 'bridge:1' });
  expect(postgres).toBeInstanceOf(ConfigError);
  expect(postgres).toMatchObject({ faults: [{ name: 'POSTGRES_PORT' }] });
});
