import { InvalidInputError, type FieldFault } from './field-fault.js';
import type { Reader } from './reader.js';

export type Shape = Readonly<Record<string, Reader<unknown>>>;

type CamelCase<K> = K extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : K;
type Optional<S extends Shape> = {
  [K in keyof S]: S[K] extends { optional: true } ? K : never;
}[keyof S];
type WireValue<R> = R extends { readonly wire?: infer W } ? Exclude<W, undefined> : never;
type CodeValue<R> = R extends (...args: never[]) => infer C ? Exclude<C, undefined> : never;
type Flat<T> = { [K in keyof T]: T[K] };

/** The JSON that a shape reads, in snake_case. */
export type Wire<S extends Shape> = Flat<
  { readonly [K in Exclude<keyof S, Optional<S>>]: WireValue<S[K]> } & {
    readonly [K in Optional<S>]?: WireValue<S[K]>;
  }
>;

/** What it becomes in code, in camelCase. */
export type Parsed<S extends Shape> = Flat<
  { readonly [K in Exclude<keyof S, Optional<S>> as CamelCase<K>]: CodeValue<S[K]> } & {
    readonly [K in Optional<S> as CamelCase<K>]?: CodeValue<S[K]>;
  }
>;

function toCamelCase(name: string): string {
  return name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads an object of exactly these fields: an unknown one is a fault, like a missing one. */
export function object<S extends Shape>(shape: S): Reader<Wire<S>, Parsed<S>> {
  return (value, path, faults) => {
    if (!isRecord(value)) {
      faults.push({ field: path || 'input', rule: 'must be an object' });
      return undefined;
    }
    const at = (name: string) => (path ? `${path}.${name}` : name);
    const faultsBefore = faults.length;
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(shape, name))
        faults.push({ field: at(shown(name)), rule: 'unknown field' });
    }
    const read = Object.entries(shape).flatMap(([name, reader]) => {
      if (Object.hasOwn(value, name))
        return [[toCamelCase(name), reader(value[name], at(name), faults)]];
      if (!reader.optional) faults.push({ field: at(name), rule: 'is missing' });
      return [];
    });
    return faults.length > faultsBefore ? undefined : (Object.fromEntries(read) as Parsed<S>);
  };
}

/** An unknown field's name is the sender's text: it is shown only where it looks like a name. */
function shown(name: string): string {
  return /^[A-Za-z_][A-Za-z_]{0,39}$/.test(name) ? name : '(unnamed)';
}

/** Nobody mends more at a time, and a failure must stay small. */
const FAULTS_MAX = 20;

/**
 * Reads `value` whole.
 *
 * @throws InvalidInputError with every fault, the first twenty of them where there are more.
 */
export function parseObject<S extends Shape>(shape: S, value: unknown): Parsed<S> {
  const faults: FieldFault[] = [];
  const parsed = object(shape)(value, '', faults);
  if (parsed === undefined) throw new InvalidInputError(faults.slice(0, FAULTS_MAX));
  return parsed;
}
