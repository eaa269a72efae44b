/**
 * Where a payload is plain by design of Temporal's, below these fields: W3C trace ids, what the server searches by, and
 * what the SDK's Core notes of a local activity or a patch.
 */
const OUTSIDE = new Set([
  'header',
  'searchAttributes',
  'upsertedSearchAttributes',
  'data',
  'patch-data',
]);

/** Lists the payloads of a history, or of a run's description, that are not encrypted, by their place in it. */
export function plainPayloads(value: unknown, place = ''): string[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  const encoding = encodingOf(value);
  if (encoding !== undefined)
    return encoding === 'binary/encrypted' ? [] : [`${place}: ${encoding}`];
  return Object.entries(value).flatMap(([name, part]) =>
    OUTSIDE.has(name) ? [] : plainPayloads(part, `${place}.${name}`),
  );
}

function encodingOf(value: object): string | undefined {
  const metadata: unknown = Reflect.get(value, 'metadata');
  const encoding: unknown = metadata && Reflect.get(metadata, 'encoding');
  return encoding instanceof Uint8Array ? Buffer.from(encoding).toString() : undefined;
}
