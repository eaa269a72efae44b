import { isFailureType } from '@conn-dict/contracts';

/** Frames of the stack that are told of an error whose message may hold anything. */
const FRAMES_MAX = 4;
const CAUSES_MAX = 3;

/**
 * Tells what may be told of an error in a log line.
 *
 * An error with one of our failure types has a message of ours, without personal data: it is written. Any other
 * message can hold a value (PostgreSQL quotes rows, JSON.parse quotes its input), so type, code and place stand for
 * it.
 */
export function toErrorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error_type: typeof error };
  const ours = findOurs(error);
  if (ours !== undefined) return { error_type: ours.type, error: ours.message };
  return { error_type: error.name, ...toErrorCode(error), error_at: toFrames(error) };
}

type OurError = Error & { readonly type: string };

/** The first error of ours in the chain of causes: the SDK wraps what an activity throws. */
function findOurs(error: Error): OurError | undefined {
  let current: unknown = error;
  for (let depth = 0; depth <= CAUSES_MAX && current instanceof Error; depth += 1) {
    if ('type' in current && isFailureType(current.type)) return current as OurError;
    current = current.cause;
  }
  return undefined;
}

function toErrorCode(error: Error): { error_code?: string | number } {
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' || typeof code === 'number' ? { error_code: code } : {};
}

function toFrames(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n');
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, FRAMES_MAX)
    .map((line) => line.trim());
}
