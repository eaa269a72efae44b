import { RefusedError } from '@conn-dict/contracts';

/** Type and field of what `rule` refuses with; `undefined` where it lets pass. */
export function refusalOf(rule: () => unknown): readonly [string, string] | undefined {
  try {
    rule();
    return undefined;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return [error.type, error.fault.field];
  }
}
