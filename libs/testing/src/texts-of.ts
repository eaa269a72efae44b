/**
 * Reads every text in a value, names of fields and bytes too, but not below the fields named in `without`. Errors are
 * read with their messages, stacks and causes.
 */
export function textsOf(value: unknown, without: ReadonlySet<string> = new Set()): string {
  const seen = new Set<object>();
  const texts: string[] = [];
  const read = (part: unknown): void => {
    if (typeof part === 'string' || typeof part === 'number' || typeof part === 'bigint') {
      texts.push(String(part));
    } else if (part instanceof Uint8Array) {
      texts.push(Buffer.from(part).toString('utf8'));
    } else if (typeof part === 'object' && part !== null && !seen.has(part)) {
      seen.add(part);
      for (const name of Object.getOwnPropertyNames(part)) {
        if (without.has(name)) continue;
        texts.push(name);
        read((part as Record<string, unknown>)[name]);
      }
    }
  };
  read(value);
  return texts.join('\n');
}
