/** What was parsed, as JSON again: the fields in snake_case, at every depth. */
export function toWire(parsed: unknown): unknown {
  if (typeof parsed !== 'object' || parsed === null) return parsed;
  return Object.fromEntries(
    Object.entries(parsed).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      toWire(value),
    ]),
  );
}
