// Proves what each step between the opening and the end of an infraction asks of whom, and what it does when a peer refuses or lacks a call.
import { BridgeError } from '@conn-dict/bridge';
import { FAILURES, INFRACTION_EVENT_TYPES } from '@conn-dict/contracts';
import { StorageError } from '@conn-dict/database';
import { beforeEach, describe, expect, it } from 'vitest';
import { EVIDENCE_URL, INPUTS, NOTES, REF, REQUEST_ID } from '../../test/activity-inputs.js';
import {
  REPORTED_ROW,
  createFakeInfractionDeps,
  failing,
  outage,
  refusal,
  touchedOf,
  unimplemented,
  type FakeInfractionDeps,
  OVER_AT_DIRECTORY,
} from '../../test/fake-infraction-deps.js';
import { NOW, ROW, RUN_TOKEN } from '../../test/infraction-facts.js';
import { createInfractionActivities } from './create-infraction-activities.js';

const ROW_REF = { infractionId: ROW.infractionId, runToken: RUN_TOKEN };

let deps: FakeInfractionDeps;
let activities: ReturnType<typeof createInfractionActivities>;
beforeEach(() => {
  deps = createFakeInfractionDeps();
  activities = createInfractionActivities(deps);
});

describe.each([
  ['NotifyReportedParticipantActivity', 'OPENED', ROW.reportedIspb],
  ['NotifyBacenActivity', 'ESCALATED', '00038166'],
] as const)('%s', (name, notification, participantIspb) => {
  const run = () => activities[name](INPUTS[name] as never);

  it('tells the participant once, with its RequestId', async () => {
    await run();
    expect(deps.bridge.notifyOfInfraction).toHaveBeenCalledExactlyOnceWith({
      notification,
      participantIspb,
      infractionId: ROW.infractionId,
      requestId: REQUEST_ID,
    });
    expect(touchedOf(deps)).toEqual(['notifyOfInfraction']);
  });

  it('leaves the telling to the directory where the Bridge has no call for it', async () => {
    deps.bridge.notifyOfInfraction.mockRejectedValueOnce(unimplemented);
    await expect(run()).resolves.toBeUndefined();
  });

  it.each([
    ['Forbidden', false],
    ['NotFound', false],
    ['BridgeRefused', false],
    ['BridgeUnavailable', true],
    ['RateLimited', true],
  ] as const)('passes on %s', async (type, retryable) => {
    deps.bridge.notifyOfInfraction.mockRejectedValueOnce(new BridgeError(type, 'Notify'));
    await expect(run()).rejects.toEqual(failing(type, retryable));
  });
});

describe('InvestigateInfractionActivity', () => {
  const run = () => activities.InvestigateInfractionActivity(INPUTS.InvestigateInfractionActivity);

  it('writes the RequestId, acknowledges the report for the reported participant, moves the row', async () => {
    expect(await run()).toEqual({ status: 'UNDER_INVESTIGATION' });
    expect(deps.repository.beginInvestigation).toHaveBeenCalledWith({
      ...ROW_REF,
      requestId: REQUEST_ID,
    });
    expect(deps.bridge.acknowledgeInfractionReport).toHaveBeenCalledExactlyOnceWith({
      infractionReportId: 'report-1',
      participantIspb: ROW.reportedIspb,
      requestId: REQUEST_ID,
    });
    expect(deps.repository.startInvestigation).toHaveBeenCalledWith({
      ...ROW_REF,
      actor: ROW.reportedIspb,
    });
    const order = [
      deps.repository.beginInvestigation,
      deps.bridge.acknowledgeInfractionReport,
      deps.repository.startInvestigation,
    ].map(({ mock }) => mock.invocationCallOrder[0]!);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('makes the same request when it is repeated', async () => {
    deps.bridge.acknowledgeInfractionReport.mockRejectedValueOnce(outage);
    await expect(run()).rejects.toEqual(failing('BridgeUnavailable', true));
    expect(deps.repository.startInvestigation).not.toHaveBeenCalled();
    await run();
    const [first, second] = deps.bridge.acknowledgeInfractionReport.mock.calls;
    expect(second).toEqual(first);
  });

  it.each(OVER_AT_DIRECTORY)(
    'ends as the directory has ended the report: %j',
    async (report, end) => {
      const refusal = new BridgeError('InfractionReportOperationInvalid', 'Acknowledge');
      deps.bridge.acknowledgeInfractionReport.mockRejectedValueOnce(refusal);
      deps.bridge.getInfractionReport.mockResolvedValueOnce(report);
      expect(await run()).toEqual({ status: end, ended_at: NOW.toISOString() });
      expect(deps.repository.end).toHaveBeenCalledExactlyOnceWith({
        ...ROW_REF,
        status: end,
        endedAt: NOW,
        actor: 'dict',
      });
      expect(deps.repository.startInvestigation).not.toHaveBeenCalled();
    },
  );

  it('is refused where the report is open at the directory', async () => {
    deps.bridge.acknowledgeInfractionReport.mockRejectedValueOnce(
      new BridgeError('Forbidden', 'Acknowledge'),
    );
    await expect(run()).rejects.toEqual(failing('Forbidden', false));
    expect(deps.repository.end).not.toHaveBeenCalled();
  });

  it('does not call the directory where it has no report', async () => {
    deps.repository.beginInvestigation.mockResolvedValueOnce(ROW);
    expect(await run()).toEqual({ status: 'UNDER_INVESTIGATION' });
    expect(touchedOf(deps)).toEqual(['beginInvestigation', 'startInvestigation']);
  });

  it('is done where the row has ended', async () => {
    const row = { ...REPORTED_ROW, status: 'CANCELLED', endedAt: NOW } as const;
    deps.repository.beginInvestigation.mockResolvedValueOnce(row);
    expect(await run()).toEqual({ status: 'CANCELLED', ended_at: NOW.toISOString() });
    expect(touchedOf(deps)).toEqual(['beginInvestigation']);
  });

  it('leaves the row as it is where the directory refuses', async () => {
    deps.bridge.acknowledgeInfractionReport.mockRejectedValueOnce(refusal);
    await expect(run()).rejects.toEqual(failing(refusal.type));
    expect(deps.repository.startInvestigation).not.toHaveBeenCalled();
  });
});

describe('AddEvidenceActivity', () => {
  it('stores the batch as it came, and answers what was new', async () => {
    deps.repository.addEvidence.mockResolvedValueOnce({ added: ['signal-1'], evidenceCount: 4 });
    expect(await activities.AddEvidenceActivity(INPUTS.AddEvidenceActivity)).toEqual({
      added: ['signal-1'],
      evidence_count: 4,
    });
    expect(deps.repository.addEvidence).toHaveBeenCalledWith({
      ...ROW_REF,
      evidence: [
        {
          token: 'signal-1',
          evidenceUrl: EVIDENCE_URL,
          uploadedBy: 'agent-7',
          description: NOTES,
        },
      ],
    });
    expect(touchedOf(deps)).toEqual(['addEvidence']);
  });
});

describe('EscalateInfractionActivity', () => {
  it.each([
    [
      { by: 'DECISION', notes: NOTES, decided_by: 'agent-7' },
      { actor: 'agent-7', why: NOTES },
    ],
    [
      { by: 'DECISION', notes: NOTES },
      { actor: 'unnamed', why: NOTES },
    ],
    [{ by: 'SILENCE' }, { actor: 'conn-dict-worker' }],
  ] as const)('audits %j as %j', async (why, audit) => {
    expect(await activities.EscalateInfractionActivity({ ...REF, ...why })).toEqual({
      status: 'ESCALATED',
    });
    expect(deps.repository.escalate).toHaveBeenCalledWith({ ...ROW_REF, ...audit });
    expect(touchedOf(deps)).toEqual(['escalate']);
  });

  it('answers an end that was there before', async () => {
    deps.repository.escalate.mockResolvedValueOnce({ status: 'DISMISSED', endedAt: NOW });
    expect(await activities.EscalateInfractionActivity({ ...REF, by: 'SILENCE' })).toEqual({
      status: 'DISMISSED',
      ended_at: NOW.toISOString(),
    });
  });
});

describe('RecordInfractionFailureActivity', () => {
  const record = (failure_type: string) =>
    activities.RecordInfractionFailureActivity({ ...REF, failure_type });

  it.each(Object.keys(FAILURES))('writes %s on the row', async (failureType) => {
    expect(await record(failureType)).toEqual({ recorded: true });
    expect(deps.repository.recordFailure).toHaveBeenCalledWith({ ...ROW_REF, failureType });
  });

  it('writes a type that has no name here as a step that timed out', async () => {
    await record('TypeError');
    expect(deps.repository.recordFailure).toHaveBeenCalledWith({
      ...ROW_REF,
      failureType: 'StepTimedOut',
    });
  });

  it('tells that Bacen had been given it: a run whose workflow task was lost learns so', async () => {
    deps.repository.find.mockResolvedValueOnce({ ...REPORTED_ROW, escalatedAt: NOW });
    expect(await record('Forbidden')).toEqual({ recorded: true, was_escalated: true });
  });

  it('tells a run that it never had a row', async () => {
    deps.repository.recordFailure.mockResolvedValueOnce(false);
    expect(await record('Forbidden')).toEqual({ recorded: false });
  });
});

describe('PublishInfractionEventActivity', () => {
  const input = INPUTS.PublishInfractionEventActivity;

  it.each(INFRACTION_EVENT_TYPES)(
    'publishes %s, keyed by the infraction, with its id as it came',
    async (type) => {
      const { failure_type: _none, ...event } = input;
      await activities.PublishInfractionEventActivity({ ...event, event_type: type });
      expect(deps.events.publish).toHaveBeenCalledExactlyOnceWith({
        specversion: '1.0',
        id: input.event_id,
        source: '/conn-dict-worker',
        type,
        subject: ROW.infractionId,
        time: NOW.toISOString(),
        datacontenttype: 'application/json',
        partitionkey: ROW.infractionId,
        data: {
          infraction_id: ROW.infractionId,
          infraction_type: 'FRAUD',
          reporter_ispb: ROW.reporterIspb,
          reported_ispb: ROW.reportedIspb,
          status: 'FAILED',
          evidence_count: 3,
        },
      });
    },
  );

  it('tells why a run broke', async () => {
    await activities.PublishInfractionEventActivity(input);
    expect(deps.events.publish.mock.calls[0]![0].data).toMatchObject({ failure_type: 'Forbidden' });
  });
});

describe('a row that is not there', () => {
  it.each([
    ['InvestigateInfractionActivity', 'beginInvestigation'],
    ['AddEvidenceActivity', 'addEvidence'],
    ['EscalateInfractionActivity', 'escalate'],
    ['ResolveInfractionActivity', 'beginEnd'],
    ['GetInfractionStatusActivity', 'find'],
    ['WithdrawInfractionReportActivity', 'find'],
  ] as const)('ends %s for good, before anybody is called', async (name, port) => {
    deps.repository[port].mockRejectedValueOnce(new StorageError('StorageConflict', 'NO_ROW'));
    await expect(activities[name](INPUTS[name] as never)).rejects.toEqual(
      failing('StorageConflict'),
    );
    expect(touchedOf(deps)).toEqual([port]);
  });
});
