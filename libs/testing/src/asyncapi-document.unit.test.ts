// Proves what docs/asyncapi.yaml says of all events alike, and that it has each event type of the contracts and no other.
import { readFileSync } from 'node:fs';
import * as contracts from '@conn-dict/contracts';
import type { CloudEvent } from '@conn-dict/events';
import { describe, expect, it } from 'vitest';
import { asyncApi, fieldsOf, validateDocument, type FieldPresence } from './asyncapi.js';

const messages = Object.entries(asyncApi.components.messages);
const channels = Object.values(asyncApi.channels);

/** Whatever the contracts call so: a domain that comes later is among them. */
const EVENT_TYPES = Object.entries(contracts).flatMap(([name, types]) =>
  name.endsWith('_EVENT_TYPES') ? (types as readonly string[]) : [],
);
const ENVELOPE_FIELDS = {
  specversion: 'always',
  id: 'always',
  source: 'always',
  type: 'always',
  subject: 'always',
  time: 'always',
  datacontenttype: 'always',
  partitionkey: 'always',
  traceparent: 'sometimes',
  tracestate: 'sometimes',
  data: 'always',
} satisfies FieldPresence<CloudEvent<object>>;

describe('the AsyncAPI document', () => {
  it('is valid by the schema of AsyncAPI', () => {
    validateDocument(asyncApi);
    expect(validateDocument.errors).toBeNull();
    expect(validateDocument({ ...asyncApi, topics: {} })).toBe(false);
  });

  it('names the topic that the configuration has as its default', () => {
    const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
    expect(channels).toHaveLength(1);
    expect(page).toContain(channels[0]!.address);
  });

  it('has every event type of the contracts, each once, and no other', () => {
    const { CLAIM_EVENT_TYPES, ENTRY_EVENT_TYPES, INFRACTION_EVENT_TYPES, SYNC_EVENT_TYPES } =
      contracts;
    expect(EVENT_TYPES).toEqual(
      expect.arrayContaining([
        ...CLAIM_EVENT_TYPES,
        ...ENTRY_EVENT_TYPES,
        ...INFRACTION_EVENT_TYPES,
        ...SYNC_EVENT_TYPES,
      ]),
    );
    expect(messages.map(([, { name }]) => name).sort()).toEqual([...EVENT_TYPES].sort());
  });

  it('has every message on the topic, under its own name', () => {
    expect(channels[0]!.messages).toEqual(
      Object.fromEntries(
        messages.map(([name]) => [name, { $ref: `#/components/messages/${name}` }]),
      ),
    );
  });

  it('has every field of the envelope', () => {
    expect(fieldsOf('envelope')).toEqual(ENVELOPE_FIELDS);
  });
});
