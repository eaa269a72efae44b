// Proves what goes to Pulsar's WebSocket API for an event, and that of its answers only number and code come through.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTestEvent } from '../../test/event-publisher-contract.js';
import { EventsError } from '../event-publisher.js';
import { toPulsarMessage } from '../pulsar-message.js';
import { parseAnswer, toFrame, toFrameBody } from './producer-frame.js';

const event = toTestEvent('claim-1/created', 'CLAIM-1', { note: 'ü' });

describe('a frame', () => {
  it('has the event as payload, its key, what consumers choose by, and its number', () => {
    const frame: unknown = JSON.parse(toFrame(toFrameBody(toPulsarMessage(event)), 7));
    expect(frame).toEqual({
      payload: Buffer.from(JSON.stringify(event)).toString('base64'),
      key: 'CLAIM-1',
      properties: {
        'content-type': 'application/cloudevents+json; charset=UTF-8',
        id: 'claim-1/created',
        type: 'dict.claim.created',
      },
      context: '7',
    });
  });

  it('is never longer than Pulsar takes', () => {
    const ofLength = (length: number): string =>
      toFrameBody({ payload: Buffer.alloc(length), key: 'k', properties: {} });
    expect(toFrame(ofLength(780_000), Number.MAX_SAFE_INTEGER).length).toBeLessThan(1024 * 1024);
    expect(() => ofLength(790_000)).toThrow(EventsError);
    expect(() => ofLength(790_000)).toThrow(/^the event is too long for the broker \(\d+ bytes/);
  });
});

describe('an answer', () => {
  it('acknowledges', () => {
    const text = '{"result":"ok","messageId":"CAAQAw==","context":"12"}';
    expect(parseAnswer(text)).toEqual({ number: 12, refusal: undefined });
  });

  it('refuses, without the words that may quote the event', () => {
    const text = '{"result":"send-error:3","errorMsg":"{\\"key\\":\\"CLAIM-1\\"","context":"12"}';
    expect(parseAnswer(text)).toEqual({ number: 12, refusal: 'send-error:3' });
  });

  it.each(['', 'null', '[]', '7', '{"result":"send-error:1","context":null}', '{"result":9}'])(
    'names no message where it is %j',
    (text) => {
      expect(parseAnswer(text).number).toBeUndefined();
    },
  );

  it('is read whatever it is', () => {
    fc.assert(fc.property(fc.string(), (text) => parseAnswer(text).refusal !== undefined));
    fc.assert(
      fc.property(fc.string(), (result) => {
        const { refusal } = parseAnswer(JSON.stringify({ result, context: '1' }));
        return refusal === undefined ? result === 'ok' : /^send-error(?::\d+)?$/.test(refusal);
      }),
    );
  });
});
