import { ISPB_PATTERN } from '@conn-dict/dict';

/**
 * A closed set of values that a cached answer may hold.
 *
 * There is none for free text, long numbers or UUIDs: a key, a name or an account would fit in there, and none of them
 * may lie in a cache in clear (DICT operational manual).
 */
export class Kind<Value> {
  readonly #isOf: (value: unknown) => boolean;

  constructor(isOf: (value: unknown) => boolean) {
    this.#isOf = isOf;
  }

  isOf(value: unknown): value is Value {
    return this.#isOf(value);
  }
}

/** A field that may be left out. */
export class OptionalKind<Value> extends Kind<Value> {
  readonly isOptional = true;
}

/** The fields of an answer. */
export type AnswerShape = Readonly<Record<string, Kind<unknown>>>;

type ValueOf<Of> = Of extends Kind<infer Value> ? Value : never;
type OptionalName<Shape extends AnswerShape> = {
  [Name in keyof Shape]: Shape[Name] extends OptionalKind<unknown> ? Name : never;
}[keyof Shape];

/** An answer with exactly the fields of a shape. */
export type AnswerOf<Shape extends AnswerShape> = {
  readonly [Name in Exclude<keyof Shape, OptionalName<Shape>>]: ValueOf<Shape[Name]>;
} & {
  readonly [Name in OptionalName<Shape>]?: ValueOf<Shape[Name]>;
};

/** More would let an account number through. */
const COUNT_MAX = 9_999;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

/** One of a list of words: a status, a key type, a reason. */
export function oneOf<const Word extends string>(words: readonly Word[]): Kind<Word> {
  const known: ReadonlySet<unknown> = new Set(words);
  return new Kind((value) => known.has(value));
}

/** A point in time, RFC 3339 in UTC. */
export const instant = new Kind<string>(
  (value) => typeof value === 'string' && INSTANT.test(value),
);

/** The number of a participant. */
export const participant = new Kind<string>(
  (value) => typeof value === 'string' && ISPB_PATTERN.test(value),
);

/** 0 to 9,999. */
export const count = new Kind<number>(
  (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= COUNT_MAX,
);

export const flag = new Kind<boolean>((value) => typeof value === 'boolean');

/** A field of this kind that may be left out. */
export function optional<Value>(kind: Kind<Value>): OptionalKind<Value> {
  return new OptionalKind((value) => value === undefined || kind.isOf(value));
}
