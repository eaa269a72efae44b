// Proves what a sync may be asked for, what it does when it is asked for nothing more, and what its signal carries.
import { KEY_TYPES } from '@conn-dict/dict';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../test/faults-of.js';
import { WRONG_TEXTS } from '../../test/wrong-values.js';
import { APPROVE_SIGNAL, VSYNC_STATUS_QUERY, parseSyncApprovalInput } from './vsync-messages.js';
import {
  VSYNC_SCHEDULER_WORKFLOW,
  VSYNC_WORKFLOW,
  parseVSyncWorkflowInput,
  vsyncWorkflowId,
} from './vsync-workflow.js';

const FULL = {
  participant_ispb: '12345678',
  key_types: ['PHONE', 'EVP'],
  sync_type: 'FULL',
  last_sync_date: '2026-01-31T10:00:00Z',
  dry_run: true,
};
const faults = (input: unknown) => faultsOf(() => parseVSyncWorkflowInput(input));

it('has the names that scripts and other services type', () => {
  expect([VSYNC_WORKFLOW, VSYNC_SCHEDULER_WORKFLOW]).toEqual([
    'VSyncWorkflow',
    'VSyncSchedulerWorkflow',
  ]);
  expect([APPROVE_SIGNAL, VSYNC_STATUS_QUERY]).toEqual(['approve', 'status']);
  expect(vsyncWorkflowId('12345678')).toBe('vsync-12345678');
});

describe('a sync', () => {
  it('of a participant is incremental, of all key types, and repairs', () => {
    expect(parseVSyncWorkflowInput({ participant_ispb: '12345678' })).toStrictEqual({
      participantIspb: '12345678',
      keyTypes: KEY_TYPES,
      syncType: 'INCREMENTAL',
      dryRun: false,
    });
  });

  it('does as it is asked', () => {
    expect(parseVSyncWorkflowInput(FULL)).toStrictEqual({
      participantIspb: '12345678',
      keyTypes: ['PHONE', 'EVP'],
      syncType: 'FULL',
      lastSyncDate: '2026-01-31T10:00:00Z',
      dryRun: true,
    });
  });

  it.each(['participant_ispb', 'sync_type', 'last_sync_date', 'key_types'])(
    'names %s when it is wrong',
    (field) => {
      for (const [what, value] of WRONG_TEXTS) {
        const fields = faults({ ...FULL, [field]: value }).map((fault) => fault.field);
        const isList = field === 'key_types' && what === 'an array';
        expect(fields).toEqual([isList ? 'key_types.0' : field]);
      }
    },
  );

  it.each(['true', 1, 0, null, {}])('is not dry for %j', (dry_run) =>
    expect(faults({ ...FULL, dry_run })).toEqual([{ field: 'dry_run', rule: 'true or false' }]),
  );

  it.each([
    [[], 'key_types', 'must not be empty'],
    [['PHONE', 'PHONE'], 'key_types', 'each type once'],
    [[...KEY_TYPES, 'PHONE'], 'key_types', 'a list of at most 5'],
    [['PHONE', 'FAX'], 'key_types.1', `one of ${KEY_TYPES.join(', ')}`],
  ])('has no key types %j', (key_types, field, rule) =>
    expect(faults({ ...FULL, key_types })).toEqual([{ field, rule }]),
  );

  it('knows no other field', () => {
    expect(faults({ ...FULL, force: true })).toEqual([{ field: 'force', rule: 'unknown field' }]);
  });
});

describe('an approval', () => {
  it('may say who approves, or nothing', () => {
    expect(parseSyncApprovalInput(undefined)).toEqual({});
    expect(parseSyncApprovalInput({ approved_by: 'operator-7' })).toEqual({
      approvedBy: 'operator-7',
    });
  });

  it('carries nothing else', () => {
    expect(faultsOf(() => parseSyncApprovalInput({ share: 0.5 }))).toEqual([
      { field: 'share', rule: 'unknown field' },
    ]);
  });
});
