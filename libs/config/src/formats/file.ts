import { readFileSync } from 'node:fs';
import { format, NotAccepted } from '../format.js';

/** In a chart or a form a path begins at the root: nobody knows there where the process will be started. */
export const JSON_FILE_PATH = { type: 'string', pattern: '^/.*[^/]$', isFilePath: true } as const;

/** PEM given as the value itself. */
export const pemText = format(
  'PEM text with a BEGIN line',
  (text) => (text.includes('-----BEGIN ') ? Buffer.from(text) : undefined),
  { type: 'string', pattern: '-----BEGIN ' },
);

/** The path of a file that something else will read. */
export const readableFile = format(
  'the path of a readable file',
  (path) => {
    try {
      readFileSync(path);
      return path;
    } catch (error) {
      return new NotAccepted(`the path of a readable file (${systemErrorCode(error)})`);
    }
  },
  JSON_FILE_PATH,
);

/** The path of a file that need not exist yet. */
export const filePath = format('the path of a file', (text) =>
  text.includes('\0') || text.endsWith('/') ? undefined : text,
);

/** The path of a folder that need not exist yet. */
export const folderPath = format(
  'the absolute path of a folder',
  (text) => (text.startsWith('/') && !text.includes('\0') ? text : undefined),
  { type: 'string', pattern: '^/' },
);

/** `ENOENT`, `EACCES`, …: why the system refused. */
export function systemErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
}
