/** Fields of an input that say what it is about, and may be logged. */
const ID_FIELDS = ['claim_id', 'entry_id', 'infraction_id', 'report_id', 'participant_ispb'];
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** Ids as log attributes, in camelCase. */
export type WorkIds = Readonly<Record<string, string>>;

/**
 * Reads from the first argument of a workflow or activity the ids of what it works on.
 *
 * The input is not validated yet: what does not look like an id is left out.
 */
export function toWorkIds(args: readonly unknown[]): WorkIds {
  const [input] = args;
  if (typeof input !== 'object' || input === null) return {};
  const ids: Record<string, string> = {};
  for (const field of ID_FIELDS) {
    const value = (input as Record<string, unknown>)[field];
    if (typeof value === 'string' && ID.test(value)) ids[field] = value;
  }
  return ids;
}
