// Proves that a test gets a real broker, that its data outlives a crash, and that a topic is read in its order.
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { isPulsarMissing } from '../../test/pulsar-missing.js';
import { readTopic, startTestPulsar, type TestPulsar } from '../testing.js';

const TOPIC = 'persistent://public/default/test-pulsar';

describe.skipIf(isPulsarMissing)('the broker for tests', () => {
  let pulsar: TestPulsar;
  beforeAll(async () => {
    pulsar = await startTestPulsar();
  });
  afterAll(() => pulsar.stop());

  async function produce(payloads: readonly string[]): Promise<void> {
    const url = `${pulsar.webSocketUrl}/ws/v2/producer/persistent/public/default/test-pulsar`;
    const socket = new WebSocket(url);
    await once(socket, 'open');
    for (const payload of payloads) {
      const key = `key-${payload}`;
      const frame = { payload: btoa(payload), key, properties: { number: payload } };
      socket.send(JSON.stringify(frame));
      await once(socket, 'message');
    }
    socket.terminate();
  }

  it('has no messages in a topic that nobody has written to', async () => {
    expect(await readTopic(pulsar, { topic: TOPIC })).toEqual([]);
  });

  it('keeps messages, their order, keys and properties over a crash', async () => {
    await produce(['1', '2']);
    const { pid } = pulsar;
    await pulsar.kill();
    await pulsar.start();
    expect(pulsar.pid).not.toBe(pid);
    await produce(['3']);
    const messages = await readTopic(pulsar, { topic: TOPIC });
    expect(messages.map(({ payload, key, properties }) => [payload, key, properties])).toEqual([
      ['1', 'key-1', { number: '1' }],
      ['2', 'key-2', { number: '2' }],
      ['3', 'key-3', { number: '3' }],
    ]);
  });
});
