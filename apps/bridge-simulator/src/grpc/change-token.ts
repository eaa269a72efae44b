import type { ChangePosition } from '../directory/change-page.js';
import { parsePageToken, toPageToken } from './page-token.js';

/** Packs the last place on a page; empty after the last page. */
export function toChangeToken(next: ChangePosition | undefined): string {
  return toPageToken(next && [next.modifiedAtMs, next.id]);
}

/** Unpacks a token of ours; `undefined` for the first page. @throws DirectoryRefusal `BadRequest` */
export function parseChangeToken(token: string): ChangePosition | undefined {
  const position = parsePageToken(token, isPosition);
  return position && { modifiedAtMs: position[0], id: position[1] };
}

function isPosition(position: readonly unknown[]): position is readonly [number, string] {
  return typeof position[0] === 'number' && typeof position[1] === 'string';
}
