// Proves that a report that is over at the directory is read as the end that it has there, and an open one as none.
import { expect, it } from 'vitest';
import { endAtDirectory } from './end-at-directory.js';

it.each([
  [{ status: 'OPEN' }, undefined],
  [{ status: 'ACKNOWLEDGED' }, undefined],
  [{ status: 'CLOSED', analysisResult: 'AGREED' }, 'RESOLVED'],
  [{ status: 'CLOSED', analysisResult: 'DISAGREED' }, 'DISMISSED'],
  [{ status: 'CANCELLED' }, 'CANCELLED'],
  // A cancelled report may have been analysed before it was cancelled: the cancellation counts.
  [{ status: 'CANCELLED', analysisResult: 'AGREED' }, 'CANCELLED'],
] as const)('reads %j as %s', (report, end) => {
  expect(endAtDirectory(report)).toBe(end);
});
