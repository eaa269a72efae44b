// Proves that the released server is given the settings as values of their own types, and a port of its own for each service.
import { describe, expect, it } from 'vitest';
import { ENDS_POLLS } from '../rolling/ended-polls.js';
import { findBenchPorts } from './bench-ports.js';
import { toDynamicConfig, toServerConfig } from './released-server-config.js';

describe('the configuration of the released server', () => {
  it('has each setting as a value for all namespaces', () => {
    expect(toDynamicConfig({ ...ENDS_POLLS, some: '"1s"' })).toEqual({
      'frontend.enableCancelWorkerPollsOnShutdown': [{ value: true }],
      some: [{ value: '1s' }],
    });
  });

  it('has no port twice', async () => {
    const config = toServerConfig(await findBenchPorts({ workers: 0, noopWorkers: 0 }), 'file');
    const { services } = config as { services: Record<string, { rpc: Record<string, unknown> }> };
    const ports = Object.values(services)
      .flatMap(({ rpc }) => Object.values(rpc))
      .filter((value) => typeof value === 'number');
    expect(ports).toHaveLength(9);
    expect(new Set(ports).size).toBe(9);
  });
});
