// Proves that each activity of a claim reads exactly what its type says, field by field.
import { describe, expect, it } from 'vitest';
import { FULL_CLAIM, leavesOf, withValueAt, without } from '../../test/claim-inputs.js';
import { faultsOf } from '../../test/faults-of.js';
import { toWire } from '../../test/to-wire.js';
import { WRONG_TEXTS } from '../../test/wrong-values.js';
import {
  parseObject,
  updateEntryOwnershipShape,
  type ClaimWorkflowActivities,
  type Shape,
} from '../index.js';
import * as shapes from './claim-activities.js';

const REQUEST_ID = '6f9619ff-8b86-4011-b42d-00c04fc964ff';
const REF = { claim_id: 'TEST-001', directory_claim_id: 'D-1' } as const;
const PARTIES = { claimer_ispb: '12345678', donor_ispb: '87654321' } as const;
const DECISION = { reason: 'FRAUD', decided_by: 'operator-7' } as const;

type Inputs = {
  readonly [Name in keyof ClaimWorkflowActivities]: readonly [
    Shape,
    Parameters<ClaimWorkflowActivities[Name]>[0],
    optional: readonly string[],
  ];
};

/** An input with every field for each activity that a ClaimWorkflow calls, typed by its interface. */
const INPUTS: Inputs = {
  ValidateClaimEligibilityActivity: [
    shapes.validateClaimEligibilityShape,
    FULL_CLAIM,
    ['claimer', 'claimer_account', 'requested_by'],
  ],
  CreateClaimActivity: [
    shapes.createClaimShape,
    {
      ...FULL_CLAIM,
      request_id: REQUEST_ID,
      workflow_id: 'claim-test-001',
      directory_entry_id: 'B-1',
    },
    ['claimer', 'claimer_account', 'requested_by', 'directory_entry_id'],
  ],
  NotifyDonorActivity: [
    shapes.notifyDonorShape,
    { ...REF, donor_ispb: '87654321', request_id: REQUEST_ID },
    [],
  ],
  GetClaimStatusActivity: [shapes.getClaimStatusShape, REF, []],
  CompleteClaimActivity: [
    shapes.completeClaimShape,
    { ...REF, ...DECISION, confirm_request_id: REQUEST_ID, complete_request_id: REQUEST_ID },
    ['decided_by'],
  ],
  CancelClaimActivity: [
    shapes.cancelClaimShape,
    { ...REF, ...DECISION, request_id: REQUEST_ID },
    ['decided_by'],
  ],
  TakeBackClaimActivity: [
    shapes.takeBackClaimShape,
    { ...REF, request_id: REQUEST_ID, run_token: REQUEST_ID },
    [],
  ],
  ExpireClaimActivity: [shapes.expireClaimShape, { ...REF, request_id: REQUEST_ID }, []],
  SendClaimConfirmationActivity: [
    shapes.sendClaimConfirmationShape,
    { ...REF, ...PARTIES, claimer_request_id: REQUEST_ID, donor_request_id: REQUEST_ID },
    [],
  ],
  RecordClaimFailureActivity: [
    shapes.recordClaimFailureShape,
    { claim_id: 'TEST-001', failure_type: 'Forbidden', run_token: REQUEST_ID },
    [],
  ],
  PublishClaimEventActivity: [
    shapes.publishClaimEventShape,
    {
      event_id: 'claim-test-001/dict.claim.created',
      event_type: 'dict.claim.created',
      time: '2026-01-31T10:00:00.000Z',
      claim_id: 'TEST-001',
      entry_id: 'ENTRY-001',
      claim_type: 'PORTABILITY',
      ...PARTIES,
      reason: 'FRAUD',
      failure_type: 'Forbidden',
    },
    ['reason', 'failure_type'],
  ],
  UpdateEntryOwnershipActivity: [
    updateEntryOwnershipShape,
    {
      entry_id: 'ENTRY-001',
      claim_id: 'TEST-001',
      claimer_ispb: '12345678',
      request_id: REQUEST_ID,
      directory_entry_id: 'B-1',
    },
    ['directory_entry_id'],
  ],
};

describe.each(Object.entries(INPUTS))('%s', (_, [shape, input, optional]) => {
  const fieldsAtFault = (changed: unknown) =>
    faultsOf(() => parseObject(shape, changed)).map(({ field }) => field);

  it('reads its whole input', () => {
    expect(toWire(parseObject(shape, input))).toStrictEqual(input);
  });

  it('needs all of it but what is optional', () => {
    for (const field of Object.keys(input)) {
      const changed = without(input, field);
      if (optional.includes(field)) {
        expect(toWire(parseObject(shape, changed))).toStrictEqual(changed);
      } else {
        expect(fieldsAtFault(changed)).toEqual([field]);
      }
    }
  });

  it('names the field that is wrong', () => {
    for (const field of leavesOf(input)) {
      for (const [what, value] of WRONG_TEXTS) {
        // It begins with a workflow id, which alone may have 1,000.
        if (field === 'event_id' && what === '1,001 characters') continue;
        expect(fieldsAtFault(withValueAt(input, field, value))).toEqual([field]);
      }
    }
  });

  it('knows no other field', () => {
    expect(fieldsAtFault({ ...input, surplus: 1 })).toEqual(['surplus']);
  });
});
