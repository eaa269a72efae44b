/**
 * Names, in snake_case, of the fields that hold personal data anywhere in this project: PIX keys, tax ids, names,
 * account numbers, phones, e-mails. A field of one of these names never reaches a log line or a span.
 */
export const PERSONAL_FIELDS: ReadonlySet<string> = new Set([
  'account',
  'account_number',
  'branch',
  'claimer',
  'claimer_account',
  'cnpj',
  'cpf',
  'document',
  'email',
  'key',
  'key_value',
  'legal_name',
  'name',
  'owner',
  'owner_name',
  'owner_tax_id',
  'owner_trade_name',
  'phone',
  'phone_number',
  'pix_key',
  'tax_id',
  'tax_id_number',
  'trade_name',
]);
