// Proves that an infraction id stands for one report: whatever of its content differs is refused, without a value.
import type { InfractionInput } from '@conn-dict/contracts';
import { describe, expect, it } from 'vitest';
import { INFRACTION, ROW } from '../../test/infraction-facts.js';
import { assertSameInfraction } from './same-infraction.js';

/** Another value for each field of a report; the compiler keeps the list whole. */
const OTHER: Readonly<
  Required<Record<Exclude<keyof InfractionInput, 'infractionId' | 'evidenceUrls'>, string>>
> = {
  key: 'ana@example.com',
  type: 'OTHER',
  description: 'Another story',
  reporterIspb: '11111111',
  reportedIspb: '22222222',
  relatedEntryId: 'ENTRY-002',
  relatedClaimId: 'TEST-002',
  transactionId: 'E1234567820260131100000000000002',
  reason: 'REFUND_CANCELLED',
  situationType: 'COERCION',
};
const OPTIONAL = [
  'relatedEntryId',
  'relatedClaimId',
  'transactionId',
  'reason',
  'situationType',
] as const satisfies readonly (keyof InfractionInput)[];

const refused = expect.objectContaining({
  type: 'IdAlreadyUsed',
  message: 'infraction_id: names an infraction with other content',
}) as Error;

describe('assertSameInfraction', () => {
  it('takes the same report, whatever evidence it comes with and however far it has come', () => {
    const later = { ...ROW, status: 'ESCALATED', evidenceCount: 7 } as const;
    const evidenceUrls = ['https://evidence.example.com/1'];
    expect(() => assertSameInfraction({ ...INFRACTION, evidenceUrls }, later)).not.toThrow();
  });

  it.each(Object.entries(OTHER))('refuses another %s', (field, value) => {
    expect(() => assertSameInfraction({ ...INFRACTION, [field]: value }, ROW)).toThrow(refused);
  });

  it.each(OPTIONAL)(
    'refuses a report with %s where the row has none, and the other way round',
    (field) => {
      const { [field]: _of, ...infraction } = INFRACTION;
      const { [field]: _too, ...row } = ROW;
      expect(() => assertSameInfraction(INFRACTION, row)).toThrow(refused);
      expect(() => assertSameInfraction(infraction, ROW)).toThrow(refused);
      expect(() => assertSameInfraction(infraction, row)).not.toThrow();
    },
  );
});
