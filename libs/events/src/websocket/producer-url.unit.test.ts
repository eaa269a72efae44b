// Proves how a topic becomes the address of a producer, and that no two connections share a name.
import { describe, expect, it } from 'vitest';
import { toProducerUrl } from './producer-url.js';

const options = {
  url: 'ws://pulsar:8080',
  topic: 'persistent://public/default/dict-events',
  producerName: 'conn-dict-worker',
};

describe('toProducerUrl', () => {
  it('names the topic by its parts', () => {
    const { origin, pathname } = new URL(toProducerUrl(options));
    expect(origin).toBe('ws://pulsar:8080');
    expect(pathname).toBe('/ws/v2/producer/persistent/public/default/dict-events');
  });

  it('keeps the path and the parameters of a gateway', () => {
    const url = new URL(toProducerUrl({ ...options, url: 'wss://gateway/pulsar/?tier=1' }));
    expect(url.href).toMatch(/^wss:\/\/gateway\/pulsar\/ws\/v2\/producer\/persistent\/public\//);
    expect(url.searchParams.get('tier')).toBe('1');
  });

  it("encodes the topic's name, and neither tenant nor namespace", () => {
    const topic = 'persistent://t=1/n:1/a%2Fb:c';
    expect(toProducerUrl({ ...options, topic })).toContain('/persistent/t=1/n:1/a%252Fb%3Ac?');
  });

  it('gives each connection a name of its own', () => {
    const names = Array.from({ length: 100 }, () =>
      new URL(toProducerUrl(options)).searchParams.get('producerName'),
    );
    expect(new Set(names).size).toBe(100);
    for (const name of names) expect(name).toMatch(/^conn-dict-worker-[0-9a-f]{12}$/);
  });

  it('has the proxy give up nothing by itself', () => {
    expect(new URL(toProducerUrl(options)).searchParams.get('sendTimeoutMillis')).toBe('0');
  });
});
