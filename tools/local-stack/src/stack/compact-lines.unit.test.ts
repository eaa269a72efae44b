// Proves that the console shows events and warnings in short, and none of their data.
import { expect, test } from 'vitest';
import { toEventLine, toWarningLine } from './compact-lines.js';

test('an event is its type and subject', () => {
  const event = {
    specversion: '1.0',
    type: 'dict.claim.created',
    subject: 'TEST-001',
    data: { secret: 1 },
  };
  expect(toEventLine(JSON.stringify(event))).toBe('  event dict.claim.created TEST-001');
});

test('warnings and errors of the worker are shown, the rest is not', () => {
  expect(toWarningLine('{"level":"warn","msg":"slow","workflow_id":"w"}')).toBe(
    '  worker warn: slow',
  );
  expect(toWarningLine('{"level":"error","msg":"failed"}')).toBe('  worker error: failed');
  expect(toWarningLine('{"level":"info","msg":"ClaimWorkflow started"}')).toBeUndefined();
});

test.each(['', 'plain text', '{"half":', 'null', '[]', '"text"'])('%j is passed over', (line) => {
  expect(toEventLine(line)).toBeUndefined();
  expect(toWarningLine(line)).toBeUndefined();
});
