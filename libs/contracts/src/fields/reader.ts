import type { FieldFault } from './field-fault.js';

/**
 * Reads one value of a wire input; reports what is wrong to `faults` and returns `undefined` then.
 * `Wire` is its type in JSON, `Code` what it becomes.
 */
export interface Reader<Wire, Code = Wire> {
  (value: unknown, field: string, faults: FieldFault[]): Code | undefined;
  readonly optional?: true;
  /** Only for the type: what the value is on the wire. */
  readonly wire?: Wire;
}

/** The same reader for a field that may be missing. */
export type OptionalReader<Wire, Code> = Reader<Wire, Code> & { readonly optional: true };

export function optional<Wire, Code>(reader: Reader<Wire, Code>): OptionalReader<Wire, Code> {
  const read = (value: unknown, field: string, faults: FieldFault[]) =>
    reader(value, field, faults);
  return Object.assign(read, { optional: true as const });
}
