// Proves investigations over their real parts, PostgreSQL and the Bridge over gRPC: here as at the directory at every end, in each deployment.
import {
  INVESTIGATE_INFRACTION_WORKFLOW,
  infractionWorkflowId,
  type InfractionEventData,
  type InvestigateInfractionWorkflowInput,
} from '@conn-dict/contracts';
import { WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { DEPLOYMENTS } from '../test/deployments.js';
import { REPORTED, newInfraction, newReport } from '../test/infraction-samples.js';
import { startWorkerSlice, type WorkerSlice } from '../test/worker-slice.js';

const DECISION = { notes: 'as it was found', decided_by: 'analyst-7' };

describe.each(DEPLOYMENTS)('in a $name deployment', (deployment) => {
  let slice: WorkerSlice;
  beforeAll(async () => {
    slice = await startWorkerSlice({ deployment, workflowCache: inject('workflowCache') });
  });
  afterAll(() => slice.stop());
  beforeEach(() => slice.simulator.faults.clear());

  const start = (input: InvestigateInfractionWorkflowInput) =>
    slice.startWorkflow(
      INVESTIGATE_INFRACTION_WORKFLOW,
      input,
      infractionWorkflowId(input.infraction_id),
    );
  const row = ({ infraction_id }: InvestigateInfractionWorkflowInput) =>
    slice.database.db
      .selectFrom('infractions')
      .selectAll()
      .where('infraction_id', '=', infraction_id)
      .executeTakeFirst();
  const auditOf = async ({ infraction_id }: InvestigateInfractionWorkflowInput) => {
    const audit = slice.database.db
      .selectFrom('infraction_audit')
      .select(['action', 'actor', 'from_status', 'to_status', 'reason']);
    return await audit.where('infraction_id', '=', infraction_id).orderBy('audit_id').execute();
  };
  const reportOf = ({ transaction_id }: InvestigateInfractionWorkflowInput) =>
    slice.simulator.directory
      .infractionReports()
      .find(({ transactionId }) => transactionId === transaction_id);
  const eventTypes = ({ infraction_id }: InvestigateInfractionWorkflowInput) =>
    slice.events
      .filter(({ data }) => (data as InfractionEventData).infraction_id === infraction_id)
      .map(({ type }) => type);

  async function failure(run: WorkflowHandle): Promise<ApplicationFailure> {
    const error: unknown = await slice.resultOf(run).catch((reason: unknown) => reason);
    if (error instanceof WorkflowFailedError && error.cause instanceof ApplicationFailure)
      return error.cause;
    throw new Error('the run did not fail as ours do', { cause: error });
  }

  it.each([
    ['RESOLVE', 'RESOLVED', 'AGREED'],
    ['DISMISS', 'DISMISSED', 'DISAGREED'],
  ] as const)('%s closes the report, and the audit retells it', async (decision, end, result) => {
    const report = newReport({ evidence_urls: ['https://evidence.example.com/1'] });
    const run = await start(report);
    await run.signal('investigation_complete', { decision, ...DECISION });
    expect(await slice.resultOf(run)).toMatchObject({ status: end, evidence_count: 1 });
    expect(reportOf(report)).toMatchObject({ status: 'CLOSED', analysisResult: result });
    expect(await row(report)).toMatchObject({ status: end, decided_by: 'analyst-7' });
    expect(await auditOf(report)).toEqual([
      expect.objectContaining({ action: 'OPENED', actor: '12345678', from_status: null }),
      expect.objectContaining({ action: 'EVIDENCE_ADDED', actor: '12345678' }),
      expect.objectContaining({ action: 'INVESTIGATION_STARTED', actor: REPORTED }),
      {
        action: end,
        actor: 'analyst-7',
        from_status: 'UNDER_INVESTIGATION',
        to_status: end,
        reason: DECISION.notes,
      },
    ]);
    expect(eventTypes(report)).toEqual([
      'dict.infraction.created',
      'dict.infraction.investigation_started',
      `dict.infraction.${end.toLowerCase()}`,
    ]);
  });

  it('a service opens, adds to and decides it through the client', async () => {
    const { infractions } = slice.dict;
    const report = newReport();
    const run = await infractions.start(report);
    expect(await infractions.start(report)).toMatchObject({ workflowId: run.workflowId });
    const evidence = { evidence_url: 'https://evidence.example.com/1' };
    expect(await run.addEvidence(evidence)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await run.addEvidence(evidence)).toMatchObject({ outcome: 'DUPLICATE' });
    expect(await run.status()).toMatchObject({ status: 'UNDER_INVESTIGATION', evidence_count: 1 });
    expect(await run.decide({ decision: 'DISMISS', ...DECISION })).toMatchObject({
      outcome: 'ACCEPTED',
    });
    expect(await run.result()).toMatchObject({ status: 'DISMISSED', evidence_count: 1 });
    await expect(run.decide({ decision: 'RESOLVE' })).rejects.toMatchObject({ type: 'RunEnded' });
    expect(reportOf(report)).toMatchObject({ status: 'CLOSED', analysisResult: 'DISAGREED' });
  });

  it('an escalation goes to Bacen, and the final decision still closes the report', async () => {
    const report = newReport();
    const run = await start(report);
    await run.signal('investigation_complete', { decision: 'ESCALATE', notes: 'beyond us' });
    await run.signal('investigation_complete', { decision: 'RESOLVE', ...DECISION });
    expect(await slice.resultOf(run)).toMatchObject({ status: 'RESOLVED' });
    expect(reportOf(report)).toMatchObject({ status: 'CLOSED', fraudType: 'OTHER' });
  });

  it('silence escalates it, and ends it on day 30: the report is cancelled', async () => {
    const report = newReport();
    const run = await start(report);
    await slice.ended([run]);
    expect(await slice.resultOf(run)).toMatchObject({ status: 'EXPIRED' });
    expect(reportOf(report)).toMatchObject({ status: 'CANCELLED' });
    const actions = (await auditOf(report)).map(({ action }) => action);
    expect(actions).toEqual(['OPENED', 'INVESTIGATION_STARTED', 'ESCALATED', 'EXPIRED']);
  });

  it('a cancelled workflow cancels its report', async () => {
    const report = newReport();
    const run = await start(report);
    await expect.poll(() => reportOf(report)?.status).toBe('ACKNOWLEDGED');
    await run.cancel();
    await expect(slice.resultOf(run)).rejects.toThrow('Workflow execution cancelled');
    expect(reportOf(report)).toMatchObject({ status: 'CANCELLED' });
    expect(await row(report)).toMatchObject({ status: 'CANCELLED' });
  });

  it.each(['CreateInfractionReport', 'CloseInfractionReport'])(
    'an answer of %s that was lost is asked for again, and nothing is done twice',
    async (method) => {
      const fault = slice.simulator.faults.add({
        method,
        type: 'InternalServerError',
        afterEffect: true,
        times: 2,
      });
      const report = newReport();
      const run = await start(report);
      await run.signal('investigation_complete', { decision: 'RESOLVE', ...DECISION });
      await slice.ended([run]);
      expect(await slice.resultOf(run)).toMatchObject({ status: 'RESOLVED' });
      expect(fault.hits).toBe(2);
      const reports = slice.simulator.directory.infractionReports();
      const same = reports.filter(({ transactionId }) => transactionId === report.transaction_id);
      expect(same).toMatchObject([{ status: 'CLOSED', analysisResult: 'AGREED' }]);
    },
  );

  it('a report that was opened before its answer was lost and its repeat refused is found', async () => {
    const method = 'CreateInfractionReport';
    slice.simulator.faults.add({ method, type: 'Forbidden', afterEffect: true, times: 1 });
    const report = newReport();
    const run = await start(report);
    await run.signal('investigation_complete', { decision: 'DISMISS', ...DECISION });
    expect(await slice.resultOf(run)).toMatchObject({ status: 'DISMISSED' });
    expect(reportOf(report)).toMatchObject({ status: 'CLOSED' });
  });

  it('a decision that the directory refuses withdraws the report', async () => {
    slice.simulator.faults.add({ method: 'CloseInfractionReport', type: 'Forbidden' });
    const report = newReport();
    const run = await start(report);
    await run.signal('investigation_complete', { decision: 'RESOLVE', ...DECISION });
    expect(await failure(run)).toMatchObject({ type: 'Forbidden' });
    expect(reportOf(report)).toMatchObject({ status: 'CANCELLED' });
    expect(await row(report)).toMatchObject({ status: 'FAILED', failure_type: 'Forbidden' });
    expect(eventTypes(report).at(-1)).toBe('dict.infraction.failed');
  });

  it('a report that failed can be made again under its id', async () => {
    slice.simulator.faults.add({ method: 'AcknowledgeInfractionReport', type: 'Forbidden' });
    const report = newReport();
    expect(await failure(await start(report))).toMatchObject({ type: 'Forbidden' });
    slice.simulator.faults.clear();
    const again = await start(report);
    await again.signal('investigation_complete', { decision: 'RESOLVE', ...DECISION });
    expect(await slice.resultOf(again)).toMatchObject({ status: 'RESOLVED' });
    const states = slice.simulator.directory
      .infractionReports()
      .filter(({ transactionId }) => transactionId === report.transaction_id)
      .map(({ status }) => status);
    expect(states.sort()).toEqual(['CANCELLED', 'CLOSED']);
  });

  it('notifications that are refused stop nothing, and go out later', async () => {
    const method = 'NotifyOfInfraction';
    const fault = slice.simulator.faults.add({ method, type: 'Forbidden', times: 7 });
    const infraction = newInfraction();
    const run = await start(infraction);
    await run.signal('investigation_complete', { decision: 'RESOLVE', ...DECISION });
    await expect.poll(async () => (await row(infraction))?.status).toBe('RESOLVED');
    await slice.ended([run]);
    expect(await slice.resultOf(run)).toMatchObject({ status: 'RESOLVED' });
    expect(fault.hits).toBe(7);
  });

  it.each([
    ['NotFound', { related_entry_id: 'ENTRY-OF-NOBODY' }, 'related_entry_id'],
    ['NotFound', { related_claim_id: 'CLAIM-OF-NOBODY' }, 'related_claim_id'],
    [
      'InfractionReportInvalid',
      { related_entry_id: 'ENTRY-001', key: '+5511911111111' },
      'related_entry_id',
    ],
    ['InvalidInput', { reported_ispb: '12345678' }, 'reported_ispb'],
    ['InvalidInput', { type: 'THEFT' }, 'type'],
  ] as const)('%s refuses %j by name, and nothing is written', async (type, change, field) => {
    const infraction = newInfraction(change as Partial<InvestigateInfractionWorkflowInput>);
    const failed = await failure(await start(infraction));
    expect(failed).toMatchObject({ type, nonRetryable: true });
    expect(failed.message).toContain(field);
    expect(await row(infraction)).toBeUndefined();
    expect(eventTypes(infraction)).toEqual([]);
  });

  it('an id that is taken by another report is refused', async () => {
    const first = newInfraction();
    const run = await start(first);
    await run.signal('investigation_complete', { decision: 'RESOLVE', ...DECISION });
    await slice.resultOf(run);
    const other = { ...first, description: 'Something else' };
    expect(await failure(await start(other))).toMatchObject({ type: 'IdAlreadyUsed' });
    expect(await slice.resultOf(await start(first))).toMatchObject({ status: 'RESOLVED' });
  });
});
