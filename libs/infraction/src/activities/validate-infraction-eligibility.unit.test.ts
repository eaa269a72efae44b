// Proves that a report is checked without a change, and that what is there of it already is answered.
import { INFRACTION_ENDS, OPEN_INFRACTION_STATUSES } from '@conn-dict/contracts';
import type { DirectoryEntry } from '@conn-dict/bridge';
import { beforeEach, describe, expect, it } from 'vitest';
import { INPUTS } from '../../test/activity-inputs.js';
import {
  createFakeInfractionDeps,
  failing,
  outage,
  touchedOf,
  type FakeInfractionDeps,
} from '../../test/fake-infraction-deps.js';
import { INFRACTION, NOW, ROW, RUN_TOKEN } from '../../test/infraction-facts.js';
import { createInfractionActivities } from './create-infraction-activities.js';

const input = INPUTS.ValidateInfractionEligibilityActivity;
const { key } = INFRACTION;
const ENTRY: DirectoryEntry = {
  entryId: 'ENTRY-001',
  keyType: 'PHONE',
  key,
  status: 'ACTIVE',
  account: { participant: '87654321', accountNumber: '10000001', accountType: 'CACC' },
  owner: { type: 'NATURAL_PERSON', taxId: '12345678909', name: 'Ana Exemplo' },
};

let deps: FakeInfractionDeps;
let validate: ReturnType<
  typeof createInfractionActivities
>['ValidateInfractionEligibilityActivity'];
beforeEach(() => {
  deps = createFakeInfractionDeps();
  validate = createInfractionActivities(deps).ValidateInfractionEligibilityActivity;
});

describe('ValidateInfractionEligibilityActivity', () => {
  it('finds all that it asks about here', async () => {
    expect(await validate(input)).toEqual({});
    expect(touchedOf(deps)).toEqual(['findFacts']);
  });

  it('asks the directory about an entry that is not held here', async () => {
    deps.repository.findFacts.mockResolvedValue({ claimKey: key });
    deps.bridge.getEntry.mockResolvedValueOnce(ENTRY);
    expect(await validate(input)).toEqual({});
    expect(deps.bridge.getEntry).toHaveBeenCalledWith('ENTRY-001');
    deps.bridge.getEntry.mockResolvedValueOnce({ ...ENTRY, key: 'another' });
    await expect(validate(input)).rejects.toEqual(failing('InfractionReportInvalid'));
  });

  it('refuses an entry that nobody knows, and waits where the directory is away', async () => {
    deps.repository.findFacts.mockResolvedValue({ claimKey: key });
    await expect(validate(input)).rejects.toEqual(failing('NotFound'));
    deps.bridge.getEntry.mockRejectedValueOnce(outage);
    await expect(validate(input)).rejects.toEqual(failing('BridgeUnavailable', true));
  });

  it('refuses a claim that was never worked on here', async () => {
    deps.repository.findFacts.mockResolvedValueOnce({ entryKey: key });
    await expect(validate(input)).rejects.toEqual(failing('NotFound'));
  });

  it('asks nobody where the report refers to nothing', async () => {
    const { related_entry_id: _entry, related_claim_id: _claim, ...alone } = input;
    deps.repository.findFacts.mockResolvedValueOnce({});
    expect(await validate(alone)).toEqual({});
    expect(touchedOf(deps)).toEqual(['findFacts']);
  });

  it.each(OPEN_INFRACTION_STATUSES)(
    'answers whose an infraction at %s is, and checks no more',
    async (status) => {
      deps.repository.findFacts.mockResolvedValueOnce({ infraction: { ...ROW, status } });
      expect(await validate(input)).toEqual({ run_token: RUN_TOKEN });
      expect(touchedOf(deps)).toEqual(['findFacts']);
    },
  );

  it.each(INFRACTION_ENDS)('answers the end %s that it came to, in which run', async (status) => {
    const infraction = { ...ROW, status, endedAt: NOW, evidenceCount: 3 };
    deps.repository.findFacts.mockResolvedValueOnce({ infraction });
    expect(await validate(input)).toEqual({
      run_token: RUN_TOKEN,
      ended: { status, ended_at: NOW.toISOString(), evidence_count: 3 },
    });
  });

  it('checks a failed infraction anew', async () => {
    const infraction = { ...ROW, status: 'FAILED', endedAt: NOW } as const;
    deps.repository.findFacts.mockResolvedValueOnce({ infraction, entryKey: key, claimKey: key });
    expect(await validate(input)).toEqual({});
    deps.repository.findFacts.mockResolvedValueOnce({ infraction });
    await expect(validate(input)).rejects.toEqual(failing('NotFound'));
  });

  it.each(['OPEN', 'RESOLVED', 'FAILED'] as const)(
    'refuses an id that names another infraction, at %s',
    async (status) => {
      const infraction = { ...ROW, status, endedAt: NOW, description: 'Another story' };
      deps.repository.findFacts.mockResolvedValueOnce({ infraction });
      await expect(validate(input)).rejects.toEqual(failing('IdAlreadyUsed'));
    },
  );
});
