import { isCode, isForTests } from '../file-kinds.js';
import type { Repository, TextFile } from '../repository.js';

const LINES_MAX = 300;
const TEST_LINES_MAX = 500;

/** A file has one concept: code stops at 300 lines, tests at 500. */
export function fileSize(repository: Repository): string[] {
  return repository.filter(isCode).flatMap((file) => {
    const lines = lineCount(file);
    const linesMax = isForTests(file) ? TEST_LINES_MAX : LINES_MAX;
    return lines > linesMax
      ? [`${file.path}:${linesMax} has ${lines} lines, at most ${linesMax}`]
      : [];
  });
}

/** The size of the file in the middle, of code without tests. */
export function medianSize(repository: Repository): number {
  const sizes = repository
    .filter((file) => isCode(file) && !isForTests(file))
    .map(lineCount)
    .sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

function lineCount({ text }: TextFile): number {
  return text.split('\n').length - 1;
}
