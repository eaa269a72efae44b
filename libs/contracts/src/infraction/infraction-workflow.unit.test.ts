// Proves that the input of an investigation is read whole, and that what is wrong is named without its value.
import { describe, expect, it } from 'vitest';
import { leavesOf, withValueAt, without } from '../../test/claim-inputs.js';
import { faultsOf } from '../../test/faults-of.js';
import { FULL_INFRACTION, SHORT_INFRACTION } from '../../test/infraction-inputs.js';
import { WRONG_TEXTS } from '../../test/wrong-values.js';
import {
  FIRST_EVIDENCE_URLS_MAX,
  infractionWorkflowId,
  parseInvestigateInfractionWorkflowInput,
} from './infraction-workflow.js';

const faults = (input: unknown) => faultsOf(() => parseInvestigateInfractionWorkflowInput(input));
const fieldsAtFault = (input: unknown) => faults(input).map(({ field }) => field);
const { evidence_urls: _, ...TEXTS } = FULL_INFRACTION;
const LEAVES = leavesOf(TEXTS);

describe('a good report', () => {
  it('needs no more than who reports whom for what', () => {
    expect(parseInvestigateInfractionWorkflowInput(SHORT_INFRACTION)).toStrictEqual({
      infractionId: 'INF-001',
      key: '+5511900000001',
      type: 'FRAUD',
      description: 'Payment for goods that never came',
      reporterIspb: '12345678',
      reportedIspb: '87654321',
    });
  });

  it('comes out with all that it may carry', () => {
    expect(parseInvestigateInfractionWorkflowInput(FULL_INFRACTION)).toMatchObject({
      evidenceUrls: FULL_INFRACTION.evidence_urls,
      relatedEntryId: 'ENTRY-001',
      relatedClaimId: 'TEST-001',
      transactionId: FULL_INFRACTION.transaction_id,
      reason: 'REFUND_REQUEST',
      situationType: 'SCAM',
    });
  });

  it.each(['12345678909', '11222333000181', 'ana@example.com', '+5511900000001'])(
    'may be about the key %s',
    (key) =>
      expect(parseInvestigateInfractionWorkflowInput({ ...SHORT_INFRACTION, key })).toMatchObject({
        key,
      }),
  );
});

describe('a bad report', () => {
  it.each(LEAVES)('is refused for %s alone', (path) => {
    for (const [, value] of WRONG_TEXTS) {
      // The longest text of a description is longer than those.
      if (path === 'description' && typeof value === 'string' && /^A{1001}$/.test(value)) continue;
      expect(fieldsAtFault(withValueAt(FULL_INFRACTION, path, value))).toEqual([path]);
    }
  });

  it.each(Object.keys(SHORT_INFRACTION))('lacks %s', (field) =>
    expect(faults(without(FULL_INFRACTION, field))).toEqual([{ field, rule: 'is missing' }]),
  );

  it('is about the participant that reports', () => {
    expect(faults({ ...SHORT_INFRACTION, reported_ispb: '12345678' })).toEqual([
      { field: 'reported_ispb', rule: 'must differ from reporter_ispb' },
    ]);
  });

  it('names a transaction without why and how', () => {
    const { transaction_id } = FULL_INFRACTION;
    expect(faults({ ...SHORT_INFRACTION, transaction_id })).toEqual([
      { field: 'reason', rule: 'is missing: transaction_id needs it' },
      { field: 'situation_type', rule: 'is missing: transaction_id needs it' },
    ]);
  });

  it.each(['12345678900', 'Ana@example.com', '5511900000001', ''])('is about no key: %j', (key) =>
    expect(fieldsAtFault({ ...SHORT_INFRACTION, key })).toEqual(['key']),
  );

  it('brings evidence that is no list, or too long a list', () => {
    const url = 'https://evidence.example.com/1';
    for (const evidence_urls of [url, {}, null, Array(FIRST_EVIDENCE_URLS_MAX + 1).fill(url)]) {
      expect(faults({ ...SHORT_INFRACTION, evidence_urls })).toEqual([
        { field: 'evidence_urls', rule: 'a list of at most 20' },
      ]);
    }
  });

  it('brings evidence whose address is none, named by its place', () => {
    const evidence_urls = ['https://evidence.example.com/1', 'http://evidence.example.com/2'];
    expect(faults({ ...SHORT_INFRACTION, evidence_urls })).toEqual([
      { field: 'evidence_urls.1', rule: 'an https URL without credentials' },
    ]);
  });
});

it('names the workflow by the infraction', () => {
  expect(infractionWorkflowId('INF-001')).toBe('infraction-INF-001');
});
