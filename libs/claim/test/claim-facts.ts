import type { ClaimedEntry } from '../src/ports.js';

export const OWNER_TAX_ID = '12345678909';

export const PHONE_ENTRY: ClaimedEntry = {
  entryId: 'ENTRY-001',
  keyType: 'PHONE',
  key: '+5511987654321',
  participant: '87654321',
  ownerTaxId: OWNER_TAX_ID,
};
