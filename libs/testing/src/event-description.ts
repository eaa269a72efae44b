import type { ErrorObject } from 'ajv';
import { asyncApi, validatorOf, type SchemaName } from './asyncapi-document.js';

/** Says of each field of `Data` whether it is always there; the compiler keeps a list of this type whole. */
export type FieldPresence<Data> = {
  readonly [Field in keyof Required<Data>]: undefined extends Data[Field] ? 'sometimes' : 'always';
};

/** What a CloudEvent has, as far as the checks look. */
interface PublishedEvent {
  readonly type: string;
  readonly data: unknown;
}

/** Tells which fields a schema of docs/asyncapi.yaml has, as a `FieldPresence`. */
export function fieldsOf(schema: SchemaName): Record<string, 'always' | 'sometimes'> {
  const { properties, required } = asyncApi.components.schemas[schema];
  return Object.fromEntries(
    Object.keys(properties).map((field) => [
      field,
      required.includes(field) ? 'always' : 'sometimes',
    ]),
  );
}

/** Tells what those fields of a schema may hold that hold one of a list. */
export function choicesOf(schema: SchemaName): Record<string, readonly string[]> {
  const fields = Object.entries(asyncApi.components.schemas[schema].properties);
  return Object.fromEntries(
    fields.flatMap(([field, { enum: choices }]) => (choices ? [[field, choices]] : [])),
  );
}

/**
 * Tells what of an event, once it is JSON, is not as the message of its type says; nothing where all is.
 *
 * @throws Error where the document has no message of that type
 */
export function faultsOf(event: PublishedEvent, type = event.type): readonly ErrorObject[] {
  const messages = Object.entries(asyncApi.components.messages);
  const message = messages.find(([, { name }]) => name === type)?.[0];
  if (message === undefined) throw new Error(`docs/asyncapi.yaml has no message of type ${type}`);
  const validate = validatorOf(`components/messages/${message}/payload`);
  validate(JSON.parse(JSON.stringify(event)));
  return validate.errors ?? [];
}

/** Makes of an event that holds only what it must each version of it that no message may describe. */
export function brokenVersionsOf<Event extends PublishedEvent>(event: Event): readonly Event[] {
  const data = event.data as object;
  return [
    { ...event, type: `${event.type}.other` },
    { ...event, more: 1 },
    { ...event, time: '2026-01-31T10:00:00+03:00' },
    { ...event, data: { ...data, status: 'NONE' } },
    { ...event, data: { ...data, key: 'ana@example.com' } },
    ...Object.keys(event).map((field) => ({ ...event, [field]: undefined })),
    ...Object.keys(data).map((field) => ({ ...event, data: { ...data, [field]: undefined } })),
  ];
}
