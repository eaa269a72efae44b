// Proves that an answer which is neither a report nor an error is no verdict.
import { expect, it } from 'vitest';
import { toAuditVerdict } from './audit-verdict.js';

it.each(['', '{}', '{"error":{}}'])('%j is refused', (json) => {
  expect(() => toAuditVerdict(json)).toThrow();
});
