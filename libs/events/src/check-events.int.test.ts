// Proves that a look at the log of events tells whether it would take one, over a real broker too, and leaves nothing there.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { isPulsarMissing } from '../test/pulsar-missing.js';
import { checkEvents } from './check-events.js';
import { findFreePort } from '@conn-dict/free-port';
import { startTestPulsar } from './testing.js';

const PRODUCER = { topic: 'persistent://public/default/checked', producerName: 'check' };
const check = (url: string) => checkEvents({ url, ...PRODUCER });

/** A broker needs 6 s to start, on a machine that has nothing else to do. */
const START_MS_MAX = 180_000;

it.skipIf(isPulsarMissing)(
  'tells that a broker takes producers',
  { timeout: START_MS_MAX },
  async () => {
    const pulsar = await startTestPulsar();
    try {
      expect(await check(pulsar.webSocketUrl)).toBeUndefined();
    } finally {
      await pulsar.stop();
    }
  },
);

it('tells that nobody listens', async () => {
  expect(await check(`ws://127.0.0.1:${await findFreePort()}`)).toBe('ECONNREFUSED');
});

it('tells whether a file could be written, and makes none', async () => {
  const path = join(tmpdir(), `conn-dict-never-made-${process.pid}.ndjson`);
  expect(await check(pathToFileURL(path).href)).toBeUndefined();
  expect(existsSync(path)).toBe(false);
  expect(await check('file:///no-such-folder/events.ndjson')).toBe('ENOENT');
});
