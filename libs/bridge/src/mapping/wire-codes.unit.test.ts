// Proves that every number of the wire that the directory knows has a name here, and every name its own number.
import { describe, expect, it } from 'vitest';
import * as wire from '../proto.js';
import * as codes from './wire-codes.js';

/** The numbers of a generated enum, without "unspecified" and without what `except` says. */
function numbersOf(values: Record<string, number>, except: readonly number[] = []): number[] {
  return Object.values(values).filter((code) => code !== 0 && !except.includes(code));
}

describe('wire codes', () => {
  it.each([
    ['key types', codes.KEY_TYPE_CODES, numbersOf(wire.KeyType)],
    ['account types', codes.ACCOUNT_TYPE_CODES, numbersOf(wire.AccountType)],
    ['owner types', codes.OWNER_TYPE_CODES, numbersOf(wire.OwnerType)],
    ['document types', codes.DOCUMENT_TYPE_CODES, numbersOf(wire.DocumentType)],
    ['entry states', codes.ENTRY_STATUS_CODES, numbersOf(wire.EntryStatus)],
    [
      'claim states',
      codes.CLAIM_STATUS_CODES,
      numbersOf(wire.ClaimStatus, [wire.ClaimStatus.AUTO_CONFIRMED]),
    ],
    ['claim types', codes.CLAIM_TYPE_CODES, numbersOf(wire.ClaimType)],
    ['claim reasons', codes.CLAIM_REASON_CODES, numbersOf(wire.ClaimReason)],
    ['notifications', codes.NOTIFICATION_CODES, numbersOf(wire.NotificationKind)],
    [
      'notifications of infractions',
      codes.INFRACTION_NOTIFICATION_CODES,
      numbersOf(wire.InfractionNotification),
    ],
    [
      'infraction report states',
      codes.INFRACTION_REPORT_STATUS_CODES,
      numbersOf(wire.InfractionReportStatus),
    ],
    [
      'infraction report reasons',
      codes.INFRACTION_REPORT_REASON_CODES,
      numbersOf(wire.InfractionReportReason),
    ],
    [
      'infraction situations',
      codes.INFRACTION_SITUATION_CODES,
      numbersOf(wire.InfractionSituation),
    ],
    [
      'analysis results',
      codes.INFRACTION_ANALYSIS_RESULT_CODES,
      numbersOf(wire.InfractionAnalysisResult),
    ],
    ['fraud types', codes.FRAUD_TYPE_CODES, numbersOf(wire.FraudType)],
    [
      'infraction report roles',
      codes.INFRACTION_REPORT_ROLE_CODES,
      numbersOf(wire.InfractionReportRole),
    ],
  ] as const)('cover %s', (_what, table: Record<string, number>, numbers) => {
    expect(Object.values(table).sort()).toEqual([...numbers].sort());
    for (const [name, code] of Object.entries(table)) {
      expect(codes.nameOfCode(table, code)).toBe(name);
    }
  });

  it('know account types by the names of the contract in the field', () => {
    expect(codes.ACCOUNT_TYPE_CODES).toEqual({ CACC: 1, SVGS: 2, TRAN: 3, SLRY: 4, OTHR: 100 });
  });

  it('have no name for a number of the future', () => {
    expect(codes.nameOfCode(codes.KEY_TYPE_CODES, 6)).toBeUndefined();
    expect(codes.nameOfCode(codes.CLAIM_STATUS_CODES, 0)).toBeUndefined();
  });
});
