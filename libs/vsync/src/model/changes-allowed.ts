/** How many entries a sync may change unasked: a share of those that the participant has, and a fixed number at least. */
export function changesAllowed(
  entries: number,
  { share, entriesMin }: { readonly share: number; readonly entriesMin: number },
): number {
  return Math.max(entriesMin, Math.floor(entries * share));
}
