// Proves that of what a peer says only a field's name is passed on, however like one a value may look.
import { expect, it } from 'vitest';
import { isFieldName } from './field-name.js';

it.each([
  'claim_id',
  'reason',
  'owner_ispb',
  'key.key_value',
  'key.keyValue',
  'claimer.tax_id',
  'claimer_account.account_number',
  'new_account.account_holder_document',
])('%s is a field', (name) => expect(isFieldName(name)).toBe(true));

it.each([
  '',
  'fulano',
  'ana.exemplo',
  'key.12345678909',
  'key.fulano@example.com',
  'claimer.tax_id.12345678909',
  'account.account_number[7304918265]',
  'constructor',
  '__proto__',
  'key.'.repeat(40),
])('%j is none', (text) => expect(isFieldName(text)).toBe(false));
