// Proves that silence escalates an infraction after seven days, and ends it after thirty, to the millisecond.
import { expect, it } from 'vitest';
import { deadlinesOf } from './deadlines.js';

it.each([
  ['2026-01-31T10:00:00.123Z', '2026-02-07T10:00:00.123Z', '2026-03-02T10:00:00.123Z'],
  ['2028-02-28T23:59:59.999Z', '2028-03-06T23:59:59.999Z', '2028-03-29T23:59:59.999Z'],
])('counts days of 24 hours from %s', (openedAt, escalatesAt, expiresAt) => {
  expect(deadlinesOf(Date.parse(openedAt))).toEqual({
    escalatesAt: new Date(escalatesAt),
    expiresAt: new Date(expiresAt),
  });
});
