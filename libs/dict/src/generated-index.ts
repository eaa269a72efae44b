/** Entries that a generated set can have: their numbers have eight digits. */
export const GENERATED_ENTRIES_MAX = 100_000_000;

export function isGeneratedIndex(index: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < GENERATED_ENTRIES_MAX;
}
