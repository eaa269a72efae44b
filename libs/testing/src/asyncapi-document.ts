import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { parse } from 'yaml';

interface ObjectSchema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
}

/** Schemas of the document whose fields are held to the code. */
export type SchemaName = 'envelope' | 'claimData' | 'entryData' | 'infractionData' | 'syncData';

/** What the tests ask of docs/asyncapi.yaml. */
interface AsyncApiDocument {
  readonly channels: Readonly<
    Record<string, { readonly address: string; readonly messages: object }>
  >;
  readonly components: {
    readonly messages: Readonly<Record<string, { readonly name: string }>>;
    readonly schemas: Readonly<Record<SchemaName, ObjectSchema>>;
  };
}

const path = new URL('../../../docs/asyncapi.yaml', import.meta.url);
export const asyncApi = parse(readFileSync(path, 'utf8')) as AsyncApiDocument;

// Not strict: AsyncAPI's words are none of JSON Schema's.
const ajv = new Ajv({ strict: false, allErrors: true, formats: fullFormats });
ajv.addSchema(asyncApi, 'asyncapi');

const require = createRequire(import.meta.url);

/** AsyncAPI's own check of a document. The package's door would load the schemas of all versions: this is one. */
export const validateDocument: ValidateFunction = new Ajv({
  strict: false,
  validateFormats: false,
}).compile(require('@asyncapi/specs/schemas/3.0.0-without-$id.json') as object);

/** Finds the check of one part of the document, such as `components/schemas/envelope`. */
export function validatorOf(pointer: string): ValidateFunction {
  const validate = ajv.getSchema(`asyncapi#/${pointer}`);
  if (!validate) throw new Error(`docs/asyncapi.yaml has no ${pointer}`);
  return validate;
}
