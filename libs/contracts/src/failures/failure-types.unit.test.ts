// Proves that the directory's error types are all there, no more and no fewer, with what a repeat of each is worth.
import { describe, expect, it } from 'vitest';
import {
  CLIENT_FAILURES,
  DIRECTORY_FAILURES,
  FAILURES,
  InvalidInputError,
  OWN_FAILURES,
  RefusedError,
  isDirectoryFailureType,
  isFailureType,
} from '../index.js';

/** Copied from the public specification (DICT API 2.12.1, error types), by the part of the API that has them. */
const SPECIFIED = `
  BadRequest Forbidden NotFound ResourceConflict Gone DeprecatedResource RateLimited InternalServerError
  ServiceUnavailable RequestSignatureInvalid RequestIdAlreadyUsed InvalidReason ParticipantInvalid TaxIdNumberBlocked
  UserOrAccountWithFraudRelatedRestriction

  EntryInvalid EntryLimitExceeded EntryAlreadyExists EntryKeyOwnedByDifferentPerson
  EntryKeyInCustodyOfDifferentParticipant EntryLockedByClaim EntryTaxIdNumberByDifferentOwner EntryBlocked
  EntryWithFraudRelatedRestriction

  ClaimInvalid ClaimTypeInconsistent ClaimKeyNotFound ClaimAlreadyExistsForKey ClaimResultingEntryAlreadyExists
  ClaimOperationInvalid ClaimResolutionPeriodNotEnded ClaimCompletionPeriodNotEnded

  InfractionReportInvalid InfractionReportOperationInvalid InfractionReportTransactionNotFound
  InfractionReportTransactionNotSettled InfractionReportAlreadyBeingProcessedForTransaction
  InfractionReportAlreadyProcessedForTransaction InfractionReportPeriodExpired
`
  .trim()
  .split(/\s+/);

const typesWith = (failures: Readonly<Record<string, string>>, repeat: string) =>
  Object.keys(failures).filter((type) => failures[type] === repeat);

describe("the directory's failures", () => {
  it('are those of the specification', () => {
    expect(Object.keys(DIRECTORY_FAILURES).toSorted()).toEqual(SPECIFIED.toSorted());
  });

  it('are worth a retry in four cases', () => {
    expect(typesWith(DIRECTORY_FAILURES, 'retry').toSorted()).toEqual([
      'InternalServerError',
      'RateLimited',
      'ResourceConflict',
      'ServiceUnavailable',
    ]);
  });

  it('are worth a repeat at the end of a period in two', () => {
    expect(typesWith(DIRECTORY_FAILURES, 'later')).toEqual([
      'ClaimResolutionPeriodNotEnded',
      'ClaimCompletionPeriodNotEnded',
    ]);
  });

  it('are final in all others', () => {
    expect(typesWith(DIRECTORY_FAILURES, 'never')).toHaveLength(SPECIFIED.length - 6);
  });
});

describe('our own failures', () => {
  it('are worth a retry when something is down, and final when something is wrong', () => {
    expect(typesWith(OWN_FAILURES, 'retry').toSorted()).toEqual([
      'BridgeUnavailable',
      'EventsUnavailable',
      'PayloadUnreadable',
      'StorageUnavailable',
    ]);
    expect(typesWith(OWN_FAILURES, 'later')).toEqual([]);
  });

  it('take no name of the directory', () => {
    expect(Object.keys(OWN_FAILURES).filter(isDirectoryFailureType)).toEqual([]);
  });
});

describe("the client library's failures", () => {
  it('are none that a run can fail with', () => {
    expect(Object.keys(CLIENT_FAILURES).filter(isFailureType)).toEqual([]);
  });

  it('are worth a repeat where nobody has said no', () => {
    expect(typesWith(CLIENT_FAILURES, 'retry').toSorted()).toEqual([
      'CallTimedOut',
      'ServerUnavailable',
      'WaitTimedOut',
      'WorkerUnavailable',
    ]);
  });
});

describe('all failures', () => {
  it("are the directory's and ours", () => {
    expect(FAILURES).toEqual({ ...DIRECTORY_FAILURES, ...OWN_FAILURES });
    expect(Object.keys(FAILURES).every(isFailureType)).toBe(true);
  });

  it.each([
    '',
    'badrequest',
    'toString',
    '__proto__',
    'constructor',
    null,
    undefined,
    3,
    ['NotFound'],
  ])('are not %j', (value) => {
    expect(isFailureType(value)).toBe(false);
    expect(isDirectoryFailureType(value)).toBe(false);
  });
});

describe('errors', () => {
  it('carry a type that is a failure, with field and rule as their message', () => {
    const fault = { field: 'claim_id', rule: 'is missing' };
    expect(new InvalidInputError([fault, { field: 'entry_id', rule: 'x' }])).toMatchObject({
      name: 'InvalidInputError',
      type: 'InvalidInput',
      message: 'claim_id: is missing; entry_id: x',
    });
    expect(new RefusedError('ClaimKeyNotFound', fault)).toMatchObject({
      name: 'RefusedError',
      type: 'ClaimKeyNotFound',
      message: 'claim_id: is missing',
      fault,
    });
  });
});
