import { toErrorFields } from './error-fields.js';
import { PERSONAL_FIELDS } from './personal-fields.js';
import { toSnakeCase } from './snake-case.js';

export type LogMetadata = Readonly<Record<string, unknown>>;

/** Nesting below which values are left out: a log line is no dump. */
const DEPTH_MAX = 3;
const ARRAY_ITEMS_MAX = 20;
const TEXT_CHARACTERS_MAX = 2_000;
/** The line's own fields, which metadata must not replace. */
const RESERVED = new Set(['level', 'msg', 'timestamp']);

/**
 * Turns metadata into the fields of a log line: names in snake_case, personal data and `undefined` left out, long
 * texts and arrays cut, `error` as `error_type` and what else may be told of it.
 */
export function toLogFields(metadata: LogMetadata): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(metadata)) {
    const field = toSnakeCase(name);
    if (RESERVED.has(field) || PERSONAL_FIELDS.has(field)) continue;
    if (field === 'error') Object.assign(fields, toErrorFields(value));
    else assign(fields, field, toLogValue(value, DEPTH_MAX));
  }
  return fields;
}

function toLogValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.slice(0, TEXT_CHARACTERS_MAX);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' || typeof value === 'symbol' ? undefined : value;
  }
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Error) return toErrorFields(value);
  if (depth === 0 || ArrayBuffer.isView(value)) return undefined;
  if (Array.isArray(value)) {
    return value.slice(0, ARRAY_ITEMS_MAX).map((item) => toLogValue(item, depth - 1) ?? null);
  }
  const fields: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const field = toSnakeCase(name);
    if (!PERSONAL_FIELDS.has(field)) assign(fields, field, toLogValue(inner, depth - 1));
  }
  return fields;
}

function assign(fields: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) fields[name] = value;
}
