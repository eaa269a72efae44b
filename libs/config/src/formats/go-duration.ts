import { format, type Format } from '../format.js';

const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};
const PART = /([0-9]+(?:\.[0-9]+)?|\.[0-9]+)(ns|us|µs|ms|s|m|h)/y;
const JSON_FORMAT = { type: 'string', pattern: `^(${PART.source})+$` } as const;

/** Milliseconds of a duration as Go writes it (`30s`, `1m30s`, `1.5h`), rounded; undefined for any other text. */
export function goDurationMs(text: string): number | undefined {
  let totalMs = 0;
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const part = PART.exec(text);
    if (part === null) return undefined;
    totalMs += Number(part[1]) * UNIT_MS[part[2]!]!;
  }
  return text === '' ? undefined : Math.round(totalMs);
}

/** A Go duration inside limits, which are written the same way. */
export function duration(range: { readonly min: string; readonly max: string }): Format<number> {
  const minMs = goDurationMs(range.min)!;
  const maxMs = goDurationMs(range.max)!;
  const expected = `a duration with units, such as 30s or 1m30s, from ${range.min} to ${range.max}`;
  const parse = (text: string) => {
    const valueMs = goDurationMs(text);
    return valueMs !== undefined && valueMs >= minMs && valueMs <= maxMs ? valueMs : undefined;
  };
  return format(expected, parse, JSON_FORMAT);
}
