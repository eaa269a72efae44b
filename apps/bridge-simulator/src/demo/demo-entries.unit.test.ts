// Proves that the demo data keeps the directory's own rules, and has what the seed's commands need.
import {
  isClaimable,
  isIspb,
  KEY_TYPES,
  keyFault,
  ownerNameFault,
  taxIdFault,
} from '@conn-dict/dict';
import { describe, expect, it } from 'vitest';
import { checkAccount } from '../directory/party-rules.js';
import { DEMO_ENTRIES } from './demo-entries.js';

describe('DEMO_ENTRIES', () => {
  it('begins with ENTRY-001, which a person at 87654321 can move elsewhere', () => {
    const [first] = DEMO_ENTRIES;
    expect(first).toMatchObject({
      entryId: 'ENTRY-001',
      account: { participant: '87654321' },
      owner: { type: 'NATURAL_PERSON' },
    });
    expect(isClaimable(first!.keyType, 'PORTABILITY')).toBe(true);
    expect(isClaimable(first!.keyType, 'OWNERSHIP')).toBe(true);
  });

  it.each(['87654321', '12345678'])('has every key type at %s', (participant) => {
    const held = DEMO_ENTRIES.filter(({ account }) => account.participant === participant);
    expect(new Set(held.map(({ keyType }) => keyType))).toEqual(new Set(KEY_TYPES));
  });

  it.each(DEMO_ENTRIES)('$entryId is an entry that could be registered', (entry) => {
    const { keyType, key, owner, account } = entry;
    expect(keyFault(keyType, key)).toBeUndefined();
    expect(taxIdFault(owner.type, owner.taxId)).toBeUndefined();
    expect(ownerNameFault(owner.type, owner.name)).toBeUndefined();
    expect(isIspb(account.participant)).toBe(true);
    checkAccount(account, { type: 'EntryInvalid', path: 'account' });
  });

  it('repeats no id, key or RequestId', () => {
    const all = DEMO_ENTRIES.flatMap(({ entryId, keyType, key, requestId }) => [
      entryId,
      `${keyType} ${key}`,
      requestId,
    ]);
    expect(new Set(all).size).toBe(all.length);
  });
});
