// Proves what the messages of an investigation may carry: evidence by its address, a decision with its notes.
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../test/faults-of.js';
import { WRONG_TEXTS } from '../../test/wrong-values.js';
import {
  ADD_EVIDENCE_UPDATE,
  DECIDE_UPDATE,
  EVIDENCE_ADDED_SIGNAL,
  INFRACTION_DECISIONS,
  INFRACTION_STATUS_QUERY,
  INVESTIGATION_COMPLETE_SIGNAL,
  parseEvidenceInput,
  parseInfractionDecisionInput,
} from './infraction-messages.js';
import { INFRACTION_ENDS, INFRACTION_STATUSES, isInfractionEnd } from './infraction-status.js';

const EVIDENCE = {
  evidence_url: 'https://evidence.example.com/1',
  uploaded_by: 'analyst-7',
  description: 'a screenshot',
};
const DECISION = { decision: 'DISMISS', notes: 'the payer found it', decided_by: 'analyst-7' };

it('have the names that scripts and other services type', () => {
  expect([EVIDENCE_ADDED_SIGNAL, INVESTIGATION_COMPLETE_SIGNAL]).toEqual([
    'evidence_added',
    'investigation_complete',
  ]);
  expect([ADD_EVIDENCE_UPDATE, DECIDE_UPDATE, INFRACTION_STATUS_QUERY]).toEqual([
    'add_evidence',
    'decide',
    'status',
  ]);
});

it('know their ends', () => {
  expect(INFRACTION_STATUSES.filter(isInfractionEnd)).toEqual([...INFRACTION_ENDS]);
});

describe('evidence', () => {
  it('is an address, with who brought it and what it shows', () => {
    expect(parseEvidenceInput(EVIDENCE)).toStrictEqual({
      evidenceUrl: EVIDENCE.evidence_url,
      uploadedBy: 'analyst-7',
      description: 'a screenshot',
    });
    const { evidence_url } = EVIDENCE;
    expect(parseEvidenceInput({ evidence_url })).toStrictEqual({ evidenceUrl: evidence_url });
  });

  it.each([
    'http://evidence.example.com/1',
    'ftp://evidence.example.com/1',
    'https://ana:secret@evidence.example.com/1',
    'https://ana@evidence.example.com',
    'https://',
    'https:///path',
    'https://evidence .example.com',
    'https://evidence.example.com/a b',
    'HTTPS://evidence.example.com',
    'javascript:alert(1)',
    `https://evidence.example.com/${'x'.repeat(2048)}`,
  ])('is not at %s', (evidence_url) => {
    const [fault] = faultsOf(() => parseEvidenceInput({ evidence_url }));
    expect(fault?.field).toBe('evidence_url');
    expect(fault?.rule).not.toContain('example');
  });

  it.each(['evidence_url', 'uploaded_by'])('names %s when it is wrong', (field) => {
    for (const [, value] of WRONG_TEXTS) {
      const found = faultsOf(() => parseEvidenceInput({ ...EVIDENCE, [field]: value }));
      expect(found.map((fault) => fault.field)).toEqual([field]);
    }
  });

  it.each([undefined, null, [], 'https://evidence.example.com/1'])('is not %j', (input) =>
    expect(faultsOf(() => parseEvidenceInput(input))).toEqual([
      { field: 'input', rule: 'must be an object' },
    ]),
  );
});

describe('a decision', () => {
  it.each(INFRACTION_DECISIONS)('can be %s', (decision) =>
    expect(parseInfractionDecisionInput({ ...DECISION, decision })).toStrictEqual({
      decision,
      notes: 'the payer found it',
      decidedBy: 'analyst-7',
    }),
  );

  it('says why it dismisses or escalates, and may say why it resolves', () => {
    expect(parseInfractionDecisionInput({ decision: 'RESOLVE' })).toEqual({ decision: 'RESOLVE' });
    for (const decision of ['DISMISS', 'ESCALATE'] as const) {
      expect(faultsOf(() => parseInfractionDecisionInput({ decision }))).toEqual([
        { field: 'notes', rule: `is missing: ${decision} needs it` },
      ]);
      expect(faultsOf(() => parseInfractionDecisionInput({ decision, notes: '' }))).toEqual([
        { field: 'notes', rule: 'must not be empty' },
      ]);
    }
  });

  it('names what it marks only where it resolves', () => {
    const resolved = { decision: 'RESOLVE', fraud_type: 'MULE_ACCOUNT' };
    expect(parseInfractionDecisionInput(resolved)).toMatchObject({ fraudType: 'MULE_ACCOUNT' });
    expect(
      faultsOf(() => parseInfractionDecisionInput({ ...DECISION, fraud_type: 'OTHER' })),
    ).toEqual([{ field: 'fraud_type', rule: 'only with RESOLVE' }]);
    expect(
      faultsOf(() => parseInfractionDecisionInput({ ...resolved, fraud_type: 'other' })),
    ).toMatchObject([{ field: 'fraud_type' }]);
  });

  it.each([{ decision: 'FORGIVE', notes: 'x' }, { notes: 'x' }, { decision: 'resolve' }])(
    'is none of the known: %j',
    (input) =>
      expect(faultsOf(() => parseInfractionDecisionInput(input))).toMatchObject([
        { field: 'decision' },
      ]),
  );
});
