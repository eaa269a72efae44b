import { DirectoryRefusal } from '../directory/directory-refusal.js';

/** Packs where the next page starts; empty after the last one. */
export function toPageToken(position: readonly unknown[] | undefined): string {
  return position === undefined ? '' : Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Unpacks a token of ours; `undefined` for the first page. @throws DirectoryRefusal `BadRequest` */
export function parsePageToken<Position extends readonly unknown[]>(
  token: string,
  isPosition: (value: readonly unknown[]) => value is Position,
): Position | undefined {
  if (token === '') return undefined;
  const position = parseJson(Buffer.from(token, 'base64url').toString());
  if (Array.isArray(position) && isPosition(position)) return position;
  throw new DirectoryRefusal('BadRequest', { field: 'page_token', rule: 'of the page before' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
