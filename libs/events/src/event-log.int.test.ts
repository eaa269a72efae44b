// Proves that the event log keeps the port's promises, mends a torn line, and goes on after the disk was full.
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeEventPublisher, toTestEvent } from '../test/event-publisher-contract.js';
import { createEventLog, createEventPublisher, EventsError, type CloudEvent } from './index.js';

async function readLog(path: string): Promise<CloudEvent[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as CloudEvent);
}

describeEventPublisher('a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-events-'));
  const path = join(folder, 'deep', 'er', 'events.jsonl');
  const options = { topic: 'unused', producerName: 'test' };
  return {
    open: () => createEventPublisher({ url: pathToFileURL(path).href, ...options }),
    read: () => readLog(path),
    dispose: () => rm(folder, { recursive: true }),
  };
});

describe('the event log', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'conn-dict-events-'));
    path = join(folder, 'events.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('starts a new line after one that a crash has cut off', async () => {
    await appendFile(path, '{"id":"whole"}\n{"id":"to');
    const log = await createEventLog({ path });
    await log.publish(toTestEvent('after', 'CLAIM-1'));
    await log.close();
    const lines = (await readFile(path, 'utf8')).split('\n');
    expect(lines.slice(0, 2)).toEqual(['{"id":"whole"}', '{"id":"to']);
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({ id: 'after' });
    expect(lines[3]).toBe('');
  });

  it('leaves a whole last line as it is', async () => {
    await appendFile(path, '{"id":"whole"}\n');
    await (await createEventLog({ path })).close();
    expect(await readFile(path, 'utf8')).toBe('{"id":"whole"}\n');
  });

  it('says so when the file cannot be opened', async () => {
    await writeFile(path, '');
    const opening = createEventLog({ path: join(path, 'below-a-file.jsonl') });
    await expect(opening).rejects.toThrow(/the event log cannot be written \(E(NOTDIR|EXIST)\)/);
  });

  it('refuses an event that is not JSON and goes on', async () => {
    const log = await createEventLog({ path });
    await expect(log.publish(toTestEvent('odd', 'CLAIM-1', { n: 1n }))).rejects.toThrow(TypeError);
    await log.publish(toTestEvent('even', 'CLAIM-1'));
    await log.close();
    expect((await readLog(path)).map(({ id }) => id)).toEqual(['even']);
  });

  it.skipIf(!existsSync('/dev/full'))(
    'fails while the disk is full and goes on after',
    async () => {
      await symlink('/dev/full', path);
      const log = await createEventLog({ path });
      const refused = await Promise.allSettled(
        ['a', 'b', 'c'].map((id) => log.publish(toTestEvent(id, 'CLAIM-1'))),
      );
      for (const { status } of refused) expect(status).toBe('rejected');
      await expect(log.publish(toTestEvent('d', 'CLAIM-1'))).rejects.toThrow(
        new EventsError('the event log cannot be written (ENOSPC)'),
      );
      await rm(path);
      await log.publish(toTestEvent('e', 'CLAIM-1'));
      await log.close();
      expect((await readLog(path)).map(({ id }) => id)).toEqual(['e']);
    },
  );
});
