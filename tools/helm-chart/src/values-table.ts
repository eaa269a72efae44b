import type { Schema } from './json-schema.js';
import { valuesSchema } from './values-schema.js';

type Values = Readonly<Record<string, unknown>>;

/** Renders the table of all values with their defaults, which come from values.yaml. */
export function renderValuesTable(defaults: Values): string {
  const rows = rowsOf(valuesSchema, defaults, '');
  return ['| value | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

function rowsOf(schema: Schema, defaults: unknown, path: string): string[] {
  const { properties = {} } = schema;
  return Object.entries(properties).flatMap(([name, property]) => {
    const value = isValues(defaults) ? defaults[name] : undefined;
    const key = path === '' ? name : `${path}.${name}`;
    const inner = innerOf(property, key);
    return inner ? rowsOf(inner, value, key) : [toRow(key, value, property.description ?? '')];
  });
}

/** What a value is made of, where each part of it has a row of its own: not what another row has already. */
function innerOf({ $ref, ...property }: Schema, path: string): Schema | undefined {
  if ($ref !== undefined) return path === 'worker' ? valuesSchema.definitions[path] : undefined;
  if (property.description !== undefined) return undefined;
  return property.additionalProperties === false ? property : undefined;
}

function toRow(key: string, value: unknown, meaning: string): string {
  const shown = value === undefined || value === '' ? '' : `\`${toShort(value)}\``;
  return `| \`${key}\` | ${shown} | ${meaning} |`;
}

/** What is too long for a cell is in values.yaml. */
function toShort(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= 40 ? text : '…';
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}
