/** Writes an instant as the log lines carry it: UTC, whole seconds, `2025-10-27T10:00:00Z`. */
export function toLogTimestamp(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}
