import type { ClaimWorkflowInput } from '../src/index.js';

/** What the seed's own command sends. */
export const SHORT_CLAIM: ClaimWorkflowInput = {
  claim_id: 'TEST-001',
  entry_id: 'ENTRY-001',
  claim_type: 'PORTABILITY',
  claimer_ispb: '12345678',
  donor_ispb: '87654321',
};

/** A claim with every field that there is. */
export const FULL_CLAIM = {
  ...SHORT_CLAIM,
  claimer_account: {
    participant: '12345678',
    branch: '0001',
    account_number: '0007654321',
    account_type: 'CACC',
    opening_date: '2020-02-29T03:00:00Z',
  },
  claimer: {
    type: 'LEGAL_PERSON',
    tax_id: '11222333000181',
    name: 'Padaria 24h & Cia. Ltda.',
    trade_name: 'Padaria do Zé',
  },
  requested_by: 'operator-7',
} as const satisfies ClaimWorkflowInput;

/** A copy of `input` with what stands at `path`, such as `claimer.name`, replaced. */
export function withValueAt(input: object, path: string, value: unknown): object {
  const [name = '', ...rest] = path.split('.');
  const inner = Reflect.get(input, name) as object;
  return { ...input, [name]: rest.length > 0 ? withValueAt(inner, rest.join('.'), value) : value };
}

/** A copy of `input` without what stands at `path`. */
export function without(input: object, path: string): object {
  return JSON.parse(JSON.stringify(withValueAt(input, path, undefined))) as object;
}

/** Paths of all values in `input` that are no objects. */
export function leavesOf(input: object, prefix = ''): string[] {
  return Object.entries(input).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? leavesOf(value as object, `${prefix}${name}.`)
      : [`${prefix}${name}`],
  );
}
