import { toPageSize } from './page-size.js';

const PAGE = { sizeDefault: 100, sizeMax: 500 };

/** Place of something in a list that is ordered by last change. */
export interface ChangePosition {
  readonly modifiedAtMs: number;
  readonly id: string;
}

export interface ChangePageRequest {
  /** At most 500; 0 means 100. */
  readonly pageSize: number;
  /** Last item of the page before, as it was then. */
  readonly after?: ChangePosition;
}

export interface ChangePage<Item> {
  readonly items: readonly Item[];
  /** `undefined` after the last page. */
  readonly next: ChangePosition | undefined;
}

/** Cuts one page out of a list, oldest change first; an item that changes meanwhile comes again. */
export function toChangePage<Item extends Pick<ChangePosition, 'modifiedAtMs'>>(
  list: readonly Item[],
  idOf: (item: Item) => string,
  request: ChangePageRequest,
): ChangePage<Item> {
  const pageSize = toPageSize(request.pageSize, PAGE);
  const { after } = request;
  const left = list
    .map((item) => ({ item, at: { modifiedAtMs: item.modifiedAtMs, id: idOf(item) } }))
    .filter(({ at }) => after === undefined || byPosition(at, after) > 0)
    .sort((one, other) => byPosition(one.at, other.at));
  const page = left.slice(0, pageSize);
  return {
    items: page.map(({ item }) => item),
    next: left.length > pageSize ? page.at(-1)?.at : undefined,
  };
}

function byPosition(one: ChangePosition, other: ChangePosition): number {
  if (one.modifiedAtMs !== other.modifiedAtMs) return one.modifiedAtMs - other.modifiedAtMs;
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}
