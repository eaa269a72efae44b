// Proves that every variable that takes certificates is watched, no private key is, and that files are read anew.
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFile } from '../test/temporary-files.js';
import { certificateSources } from './certificate-sources.js';
import { WORKER_GROUPS } from './worker-config.js';

/** Nobody looks into it here. */
const PEM = '-----BEGIN CERTIFICATE-----';
const NAMES = Object.values(WORKER_GROUPS).flatMap(({ variables }) => Object.keys(variables));

/** What is watched when each of the variables has this value. */
function watchedIn(value: string) {
  const env = Object.fromEntries(NAMES.map((name) => [name, value]));
  return certificateSources(WORKER_GROUPS, env);
}

describe('the certificates of the environment', () => {
  it('are those of each connection, roots and what the worker shows', () => {
    const watched = watchedIn('/somewhere.pem').map(
      ({ connection, kind }) => `${connection} ${kind}`,
    );
    expect(watched).toEqual(
      expect.arrayContaining([
        ...['temporal ca', 'temporal client', 'postgres ca', 'postgres client'],
        ...['redis ca', 'bridge ca', 'bridge client'],
      ]),
    );
  });

  it('are none where nothing is set, and not the roots of Node', () => {
    expect(certificateSources(WORKER_GROUPS, {})).toEqual([]);
    expect(certificateSources(WORKER_GROUPS, { POSTGRES_SSLROOTCERT: 'system' })).toEqual([]);
  });

  it('are all that takes PEM, but for private keys', () => {
    const all = Object.values(WORKER_GROUPS).flatMap(({ variables }) => Object.entries(variables));
    const takesPem = all.filter(([, { expected }]) => expected.includes('PEM'));
    const names = takesPem.map(([name]) => name);
    const isWatched = (name: string) =>
      certificateSources(WORKER_GROUPS, { [name]: '/a.pem' }).length > 0;
    expect(names.length).toBeGreaterThan(8);
    for (const name of names)
      expect([name, isWatched(name)]).toEqual([name, !name.includes('KEY')]);
    expect(NAMES.filter(isWatched).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('are read from the file as it is at that moment', async () => {
    const path = temporaryFile(PEM);
    const [source] = certificateSources(WORKER_GROUPS, { BRIDGE_TLS_CERT_FILE: path });
    expect(source).toMatchObject({ connection: 'bridge', kind: 'client' });
    expect(await source?.readPem()).toBe(PEM);
    writeFileSync(path, 'another one');
    expect(await source?.readPem()).toBe('another one');
  });

  it('are the text itself where the variable holds it', async () => {
    const [source] = certificateSources(WORKER_GROUPS, { TEMPORAL_TLS_CLIENT_CERT_DATA: PEM });
    expect(source).toMatchObject({ connection: 'temporal', kind: 'client' });
    expect(await source?.readPem()).toBe(PEM);
  });
});
