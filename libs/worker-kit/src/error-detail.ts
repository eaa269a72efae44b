const CHARACTERS_MAX = 300;

/**
 * Shows the text of an error of the infrastructure: of connecting, listening, loading. Nothing that an activity or a
 * workflow throws may come here: its text can quote personal data.
 */
export function toDetail(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.slice(0, CHARACTERS_MAX);
}
