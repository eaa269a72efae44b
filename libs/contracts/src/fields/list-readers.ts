import type { Reader } from './reader.js';

/** A list of at most `itemsMax` values; a fault names the item by its place, as in `evidence_urls.0`. */
export function listOf<Wire, Code>(
  item: Reader<Wire, Code>,
  { itemsMax }: { readonly itemsMax: number },
): Reader<readonly Wire[], readonly Code[]> {
  return (value, field, faults) => {
    if (!Array.isArray(value) || value.length > itemsMax) {
      faults.push({ field, rule: `a list of at most ${itemsMax}` });
      return undefined;
    }
    const faultsBefore = faults.length;
    const items = Array.from(value, (each: unknown, place) =>
      item(each, `${field}.${place}`, faults),
    );
    return faults.length > faultsBefore ? undefined : (items as Code[]);
  };
}

/** True or false; neither a text nor a number is one. */
export const flag: Reader<boolean> = (value, field, faults) => {
  if (typeof value === 'boolean') return value;
  faults.push({ field, rule: 'true or false' });
  return undefined;
};
