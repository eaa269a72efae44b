import type { CreateEntryWorkflowInput } from '@conn-dict/contracts';

const PARTICIPANT = '12345678';

/** An entry that has its id. */
export type EntryInput = CreateEntryWorkflowInput & { readonly entry_id: string };

/**
 * Makes phone keys for a round, other ones for each of rounds 0 to 99. An account has at most five keys: each key gets
 * one of its own.
 *
 * @param count at most a million
 */
export function toEntryInputs(round: number, count: number): readonly EntryInput[] {
  return Array.from({ length: count }, (_, index) => {
    const number = round * 1_000_000 + index;
    return {
      entry_id: `BENCH-${round}-${index}`,
      key_type: 'PHONE',
      key: `+55119${String(number).padStart(8, '0')}`,
      account: {
        participant: PARTICIPANT,
        branch: '0001',
        account_number: String(100_000_000 + number),
        account_type: 'CACC',
      },
      owner: { type: 'NATURAL_PERSON', tax_id: '12345678909', name: 'Ana Exemplo' },
      reason: 'USER_REQUESTED',
    };
  });
}
