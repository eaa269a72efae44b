// Proves that states and events of a claim fit each other and the directory's own states.
import { DIRECTORY_CLAIM_STATUSES } from '@conn-dict/dict';
import { describe, expect, it } from 'vitest';
import { CLAIM_EVENT_TYPES, STATUS_OF_CLAIM_EVENT } from './claim-events.js';
import { CLAIM_ENDS, CLAIM_STATUSES, OPEN_CLAIM_STATUSES, isClaimEnd } from './claim-status.js';

describe('the states of a claim', () => {
  it("are the directory's, and two of ours", () => {
    expect(CLAIM_STATUSES).toEqual([...DIRECTORY_CLAIM_STATUSES, 'EXPIRED', 'FAILED']);
  });

  it('are each either open, an end, or FAILED', () => {
    expect([...OPEN_CLAIM_STATUSES, ...CLAIM_ENDS, 'FAILED'].toSorted()).toEqual(
      CLAIM_STATUSES.toSorted(),
    );
  });

  it('know their ends', () => {
    expect(CLAIM_STATUSES.filter(isClaimEnd)).toEqual(['COMPLETED', 'CANCELLED', 'EXPIRED']);
    expect(isClaimEnd('completed')).toBe(false);
  });
});

describe('the events of a claim', () => {
  it('tell its creation, then each way to be over', () => {
    const [created, ...over] = CLAIM_EVENT_TYPES.map((type) => STATUS_OF_CLAIM_EVENT[type]);
    expect(created).toBe('WAITING_RESOLUTION');
    expect(over).toEqual([...CLAIM_ENDS, 'FAILED']);
  });
});
