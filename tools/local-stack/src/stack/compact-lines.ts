/** Shortens a line of the events file to the event's name and what it is about; nothing for other lines. */
export function toEventLine(line: string): string | undefined {
  const event = parseObject(line);
  if (typeof event?.['type'] !== 'string') return undefined;
  return ['  event', event['type'], event['subject']]
    .filter((part) => typeof part === 'string')
    .join(' ');
}

/** Shortens a warning or an error of the worker's log; nothing for other lines. */
export function toWarningLine(line: string): string | undefined {
  const { level, msg } = parseObject(line) ?? {};
  if (level !== 'warn' && level !== 'error') return undefined;
  return `  worker ${level}: ${String(msg)}`;
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === 'object' && parsed !== null
      ? (parsed as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
