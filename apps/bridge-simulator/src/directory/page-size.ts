/** How many items a page has. */
export interface PageLimits {
  readonly sizeDefault: number;
  readonly sizeMax: number;
}

/** The size of the page that is asked for: the default for none, and never more than the most. */
export function toPageSize(wanted: number, { sizeDefault, sizeMax }: PageLimits): number {
  return wanted > 0 ? Math.min(wanted, sizeMax) : sizeDefault;
}
