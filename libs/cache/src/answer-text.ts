import type { AnswerOf, AnswerShape } from './answer-shape.js';

/** Above any answer of a dozen fields; what is longer was not written by us. */
const TEXT_LENGTH_MAX = 2_048;

/** Writes an answer for the key that it belongs to; undefined where it holds something else than its shape allows. */
export function toText<Shape extends AnswerShape>(
  shape: Shape,
  key: string,
  answer: AnswerOf<Shape>,
): string | undefined {
  const picked = pick(shape, answer);
  if (!picked) return undefined;
  const text = JSON.stringify({ key, answer: picked });
  return text.length <= TEXT_LENGTH_MAX ? text : undefined;
}

/** Reads what `toText` has written for the key and this shape; undefined for all else, whoever wrote it. */
export function parseText<Shape extends AnswerShape>(
  shape: Shape,
  key: string,
  text: string,
): AnswerOf<Shape> | undefined {
  if (text.length > TEXT_LENGTH_MAX) return undefined;
  const kept = parseJson(text);
  if (!isRecord(kept) || kept['key'] !== key || !isRecord(kept['answer'])) return undefined;
  const answer = kept['answer'];
  if (!Object.keys(answer).every((name) => Object.hasOwn(shape, name))) return undefined;
  return pick(shape, answer);
}

/** The fields of the shape and no others. */
function pick<Shape extends AnswerShape>(
  shape: Shape,
  answer: Readonly<Record<string, unknown>>,
): AnswerOf<Shape> | undefined {
  const picked: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(shape)) {
    const value = Object.hasOwn(answer, name) ? answer[name] : undefined;
    if (!kind.isOf(value)) return undefined;
    if (value !== undefined) picked[name] = value;
  }
  return picked as AnswerOf<Shape>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
