import { RefusedError, type InfractionInput } from '@conn-dict/contracts';
import type { InfractionRow } from '../ports.js';

const CONTENT = [
  'key',
  'type',
  'description',
  'reporterIspb',
  'reportedIspb',
  'relatedEntryId',
  'relatedClaimId',
  'transactionId',
  'reason',
  'situationType',
] as const;

/** Makes sure that an infraction id is not used for two reports. @throws RefusedError `IdAlreadyUsed` */
export function assertSameInfraction(infraction: InfractionInput, row: InfractionRow): void {
  if (CONTENT.every((field) => infraction[field] === row[field])) return;
  throw new RefusedError('IdAlreadyUsed', {
    field: 'infraction_id',
    rule: 'names an infraction with other content',
  });
}
