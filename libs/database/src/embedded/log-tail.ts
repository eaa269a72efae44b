const LINES_MAX = 20;

/** Cuts output into lines, hands each on, and keeps the last 20 for an error message. */
export interface LogTail {
  readonly add: (chunk: string) => void;
  readonly text: () => string;
}

export function createLogTail(onLine: (line: string) => void = () => undefined): LogTail {
  const kept: string[] = [];
  let open = '';
  const keep = (line: string): void => {
    onLine(line);
    kept.push(line);
    if (kept.length > LINES_MAX) kept.shift();
  };
  return {
    add: (chunk) => {
      const lines = (open + chunk).split('\n');
      open = lines.pop() ?? '';
      lines.forEach(keep);
    },
    text: () => [...kept, open].join('\n').trim(),
  };
}
