/** Temporal keeps a payload for good: a batch stays well below 64 KiB. */
const BATCH_BYTES_MAX = 48 * 1024;

/** Takes the first pieces that fit into one payload: at least one, at most `itemsMax`. */
export function batchOf<T>(items: readonly T[], itemsMax: number): T[] {
  const encoder = new TextEncoder();
  let bytes = 0;
  const end = items.findIndex((item, place) => {
    bytes += encoder.encode(JSON.stringify(item)).length;
    return place > 0 && (place >= itemsMax || bytes > BATCH_BYTES_MAX);
  });
  return items.slice(0, end === -1 ? items.length : end);
}
