type JsonType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';

/** A JSON Schema (draft 7) of values: what Helm holds a user's values to, and what the table in the README says. */
export interface Schema {
  readonly type?: JsonType | readonly JsonType[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly enum?: readonly (string | boolean)[];
  readonly const?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number | boolean;
  readonly oneOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly $ref?: string;
}

type Keywords = Omit<Schema, 'type' | 'description' | 'properties'>;

/** An object with these properties and no others: a mistyped name is refused, not ignored. */
export function object(properties: Readonly<Record<string, Schema>>, more: Keywords = {}): Schema {
  return { type: 'object', additionalProperties: false, properties, ...more };
}

export function text(description: string, more: Keywords = {}): Schema {
  return { type: 'string', description, ...more };
}

export function integer(
  description: string,
  limits: { readonly minimum: number; readonly maximum?: number },
): Schema {
  return { type: 'integer', description, ...limits };
}

export function flag(description: string): Schema {
  return { type: 'boolean', description };
}

export function oneOf(description: string, words: readonly string[]): Schema {
  return { type: 'string', description, enum: words };
}

/** Something of Kubernetes' own that the chart passes on; the API server knows what is in it. */
export function passedOn(type: 'object' | 'array', description: string): Schema {
  return { type, description };
}

/** Labels, annotations: text by name. */
export function textByName(description: string): Schema {
  return { type: 'object', description, additionalProperties: { type: 'string' } };
}

/** What another part of the schema says: `worker` for `#/definitions/worker`. */
export function sameAs(definition: string, description: string): Schema {
  return { description, $ref: `#/definitions/${definition}` };
}
