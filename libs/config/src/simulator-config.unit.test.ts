// Proves what the bridge simulator is told, and what it refuses.
import { expect, it } from 'vitest';
import { namesOf } from '../test/faults-of.js';
import { loadSimulatorConfig } from './index.js';

it('listens on loopback with demo data in memory unless told', () => {
  expect(loadSimulatorConfig({})).toEqual({
    address: '127.0.0.1:50051',
    demo: true,
    entries: 0,
    logLevel: 'info',
  });
});

it('takes an address, a file and a level', () => {
  const env = {
    BRIDGE_SIMULATOR_ADDR: '0.0.0.0:6000',
    BRIDGE_SIMULATOR_DATA_FILE: '/data/directory.ndjson',
    BRIDGE_SIMULATOR_DEMO: 'false',
    BRIDGE_SIMULATOR_ENTRIES: '10000000',
    LOG_LEVEL: 'debug',
  };
  expect(loadSimulatorConfig(env)).toEqual({
    address: '0.0.0.0:6000',
    dataFile: '/data/directory.ndjson',
    demo: false,
    entries: 10_000_000,
    logLevel: 'debug',
  });
});

it('names all that is wrong, and nothing that is the worker’s', () => {
  const env = {
    BRIDGE_SIMULATOR_ADDR: '50051',
    BRIDGE_SIMULATOR_DATA_FILE: '/data/',
    BRIDGE_SIMULATOR_DEMO: 'yes',
    BRIDGE_SIMULATOR_ENTRIES: '-1',
    LOG_LEVEL: 'loud',
    POSTGRES_PORT: 'abc',
  };
  expect(namesOf(() => loadSimulatorConfig(env))).toEqual([
    'BRIDGE_SIMULATOR_ADDR',
    'BRIDGE_SIMULATOR_DATA_FILE',
    'BRIDGE_SIMULATOR_DEMO',
    'BRIDGE_SIMULATOR_ENTRIES',
    'LOG_LEVEL',
  ]);
});
