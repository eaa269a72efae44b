// Proves that a peer's wish to be left alone is read from either of its two places, and that nonsense is no wish.
import { Metadata } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { parseRetryAfterMs } from './retry-after.js';

const DAY_MS = 86_400_000;

function waitOf(header: string, seconds?: number, nanos = 0): number | undefined {
  const metadata = new Metadata();
  if (header) metadata.set('retry-after', header);
  const retryInfo = seconds === undefined ? undefined : { retryDelay: { seconds, nanos } };
  return parseRetryAfterMs(metadata, retryInfo);
}

describe('parseRetryAfterMs', () => {
  it('takes RetryInfo before the header', () => {
    expect(waitOf('9', 2, 500_000_001)).toBe(2_501);
    expect(waitOf('9')).toBe(9_000);
    expect(waitOf('0.25')).toBe(250);
  });

  it('waits a day at most', () => {
    expect(waitOf('999999999')).toBe(DAY_MS);
    expect(waitOf('', 10 ** 9)).toBe(DAY_MS);
  });

  it.each(['', '0', '-5', 'soon', 'Wed, 21 Oct 2026 07:28:00 GMT', '1e9', ' '])(
    'takes "%s" for no wait',
    (header) => expect(waitOf(header)).toBeUndefined(),
  );

  it('takes a delay that is none for no wait', () => {
    expect(waitOf('', 0)).toBeUndefined();
    expect(waitOf('', -3)).toBeUndefined();
    expect(parseRetryAfterMs(new Metadata(), {})).toBeUndefined();
  });
});
