// Proves the native driver's own logic over a stand-in for pulsar-client: keys, bounds, retries, and the order of its end.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toTestEvent } from '../../test/event-publisher-contract.js';
import { createFakePulsar, type FakePulsar } from '../../test/fake-native-pulsar.js';
import { EventsError, type EventPublisher } from '../index.js';
import type { PulsarAccess } from '../pulsar-access.js';
import { createNativePublisher } from './native-publisher.js';

const event = toTestEvent('claim-1/created', 'CLAIM-1', { note: 'ü' });

describe('the native publisher', () => {
  let pulsar: FakePulsar;
  const onError = vi.fn<(error: EventsError) => void>();

  beforeEach(() => {
    vi.useFakeTimers();
    onError.mockReset();
    pulsar = createFakePulsar();
  });
  afterEach(() => vi.useRealTimers());

  const open = (access: PulsarAccess = {}): EventPublisher =>
    createNativePublisher({
      ...access,
      pulsar: pulsar.module,
      url: 'pulsar://a:6650,b:6650',
      topic: 'persistent://public/default/events',
      producerName: 'conn-dict-worker',
      onError,
    });

  it('makes one client and one producer, with a name of its own', async () => {
    const [first, second] = [open(), open()];
    await Promise.all([first.publish(event), first.publish(event), second.publish(event)]);
    expect(pulsar.clientConfigs.map(({ serviceUrl }) => serviceUrl)).toEqual([
      'pulsar://a:6650,b:6650',
      'pulsar://a:6650,b:6650',
    ]);
    const names = pulsar.producerConfigs.map(({ producerName }) => producerName);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^conn-dict-worker-[0-9a-f]{12}$/);
  });

  it('never lets the client block the process or mix keys in a batch', async () => {
    await open().publish(event);
    expect(pulsar.producerConfigs[0]).toMatchObject({
      blockIfQueueFull: false,
      batchingEnabled: false,
      hashingScheme: 'JavaStringHash',
    });
  });

  it('tells the client where certificates are, checks the host, and shows who it is', () => {
    open({ tls: { ca: '/ca', cert: '/cert', key: '/key' } });
    open({ tls: {}, token: { text: 't0ken' } });
    open();
    expect(pulsar.clientConfigs).toMatchObject([
      {
        authentication: { params: { certificatePath: '/cert', privateKeyPath: '/key' } },
        tlsTrustCertsFilePath: '/ca',
        tlsCertificateFilePath: '/cert',
        tlsPrivateKeyFilePath: '/key',
        tlsValidateHostname: true,
        tlsAllowInsecureConnection: false,
      },
      { authentication: { params: { token: expect.any(Function) as () => string } } },
      { serviceUrl: 'pulsar://a:6650,b:6650' },
    ]);
    const { authentication } = pulsar.clientConfigs[1]!;
    expect((authentication as { params: { token: () => string } }).params.token()).toBe('t0ken');
    expect(pulsar.clientConfigs[2]).not.toHaveProperty('authentication');
  });

  it('sends the event with its key and what consumers choose by', async () => {
    await open().publish(event);
    const [message] = pulsar.sent;
    expect(JSON.parse(message!.data.toString('utf8'))).toEqual(event);
    expect(message).toMatchObject({
      partitionKey: 'CLAIM-1',
      properties: { id: 'claim-1/created', type: 'dict.claim.created' },
    });
  });

  it('sends in the order of the calls, also those that wait for the producer', async () => {
    const publisher = open();
    const ids = ['a', 'b', 'c', 'd'];
    await Promise.all(ids.map((id) => publisher.publish(toTestEvent(id, 'CLAIM-1'))));
    expect(pulsar.sent.map(({ properties }) => properties['id'])).toEqual(ids);
  });

  it('fails an event while no producer can be made, and makes one for the next', async () => {
    pulsar.failNextProducers(1);
    const publisher = open();
    await expect(publisher.publish(event)).rejects.toThrow(EventsError);
    expect(onError).toHaveBeenCalledOnce();
    await publisher.publish(event);
    expect(pulsar.sent).toHaveLength(1);
  });

  it('fails an event within its bound where the client says nothing, and does not send it late', async () => {
    const letGo = pulsar.holdProducer();
    const publisher = open();
    const late = expect(publisher.publish(event)).rejects.toThrow('nothing within 4000 ms');
    await vi.advanceTimersByTimeAsync(4_000);
    await late;
    letGo();
    await publisher.publish(toTestEvent('next', 'CLAIM-1'));
    expect(pulsar.sent.map(({ properties }) => properties['id'])).toEqual(['next']);
  });

  it("gives the client's reason when the broker does not take an event", async () => {
    pulsar.failNextSends(1);
    const publisher = open();
    await expect(publisher.publish(event)).rejects.toThrow(
      new EventsError('no acknowledgement of the event (Failed to send message: TimeOut)'),
    );
    await publisher.publish(event);
  });

  it('refuses an event that is not JSON', async () => {
    await expect(open().publish(toTestEvent('odd', 'CLAIM-1', 1n))).rejects.toThrow(TypeError);
  });

  it('ends what is under way, then flushes and closes the producer, then closes the client', async () => {
    const publisher = open();
    const published = publisher.publish(event);
    await Promise.all([publisher.close(), publisher.close()]);
    await published;
    expect(pulsar.calls).toEqual(['send', 'flush', 'close producer', 'close client']);
    await expect(publisher.publish(event)).rejects.toThrow('the event publisher is closed');
  });

  it('ends within bounds where the client answers nothing any more', async () => {
    const publisher = open();
    await publisher.publish(event);
    pulsar.hang();
    const closed = publisher.close();
    await vi.advanceTimersByTimeAsync(6_000);
    await closed;
    expect(pulsar.calls).toEqual(['send', 'flush', 'close producer', 'close client']);
  });
});
