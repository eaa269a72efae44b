// Proves what the bridge simulator is told, and what it refuses.
import { expect, it } from 'vitest';
import { certificateFiles } from '../test/certificates.js';
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

it('takes a certificate, with authorities of clients or without', () => {
  const { cert, key } = certificateFiles();
  const server = { BRIDGE_SIMULATOR_TLS_CERT_FILE: cert, BRIDGE_SIMULATOR_TLS_KEY_FILE: key };
  expect(loadSimulatorConfig(server).tls).toEqual({ cert, key });
  const mutual = { ...server, BRIDGE_SIMULATOR_TLS_CLIENT_CA_FILE: cert };
  expect(loadSimulatorConfig(mutual).tls).toEqual({ cert, key, clientCa: cert });
});

it('wants a certificate with its key, and both where clients have to show one', () => {
  const { cert } = certificateFiles();
  const faulty = (name: string, value: string) =>
    namesOf(() => loadSimulatorConfig({ [name]: value }));
  expect(faulty('BRIDGE_SIMULATOR_TLS_CERT_FILE', cert)).toEqual(['BRIDGE_SIMULATOR_TLS_KEY_FILE']);
  const clientCa = 'BRIDGE_SIMULATOR_TLS_CLIENT_CA_FILE';
  expect(faulty(clientCa, cert)).toEqual([clientCa]);
  expect(faulty('BRIDGE_SIMULATOR_TLS_CERT_FILE', '/nonexistent')).toEqual([
    'BRIDGE_SIMULATOR_TLS_CERT_FILE',
  ]);
});
