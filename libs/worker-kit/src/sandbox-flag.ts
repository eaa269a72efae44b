const NAME = 'connDictEncodeFailures';

/**
 * Stands before the code of a bundle where failures are to be encoded. A bundle is made once, at build time; whether
 * payloads are encrypted is known when it is loaded. On the same line, so that no place in a source map moves.
 */
export const ENCODE_FAILURES = `globalThis.${NAME}=true;`;

/** Tells, inside the sandbox, whether its failures are encoded. */
export function encodesFailures(): boolean {
  return Reflect.get(globalThis, NAME) === true;
}
