import type {
  AddEvidenceInput,
  InfractionActivities,
  InfractionEnd,
  InfractionStatus,
  InfractionStepResult,
  PublishInfractionEventInput,
  ValidateInfractionEligibilityResult,
} from '@conn-dict/contracts';
import { createStepRecorder, type StepRecorder } from '@conn-dict/testing';

type Name = keyof InfractionActivities;

/** Activities over one infraction in memory: what the workflow called, and what is stored then. */
export interface FakeInfractionActivities extends Omit<StepRecorder<Name>, 'step'> {
  readonly activities: InfractionActivities;
  /** Where the row stands; `undefined`: there is none. */
  status: InfractionStatus | undefined;
  /** The addresses that are stored. */
  readonly evidence: ReadonlySet<string>;
  /** How the report has ended at the directory without us. */
  directoryEnd: InfractionEnd | undefined;
  /** What an earlier run left. */
  endedBefore: { status: 'RESOLVED' | 'DISMISSED'; ended_at: string } | undefined;
  /** Lets the directory end the report before it is acknowledged. */
  endAtOnce(end: InfractionEnd): void;
  /** What it told, in order. */
  events(): PublishInfractionEventInput[];
  eventTypes(): string[];
}

export function createFakeInfractionActivities(): FakeInfractionActivities {
  const { step, ...recorder } = createStepRecorder<Name>();
  const tokenOf = new Map<string, string>();
  const evidence = new Set<string>();
  let hasReport = false;
  let endedAtOnce: InfractionEnd | undefined;

  let runToken: string | undefined;
  let ended: { status: InfractionEnd; ended_at: string; was_escalated?: boolean } | undefined;

  const move = (status: InfractionStatus) => (): InfractionStepResult => {
    if (ended) return ended;
    fake.status = status;
    return { status };
  };
  const end = (status: InfractionEnd) => (): InfractionStepResult => {
    if (ended) return ended;
    const was_escalated = fake.status === 'ESCALATED';
    const endedAs = fake.directoryEnd ?? status;
    fake.status = endedAs;
    ended = {
      status: endedAs,
      ended_at: new Date().toISOString(),
      ...(was_escalated ? { was_escalated } : {}),
    };
    return ended;
  };
  /** What the run itself has left in a workflow task that was lost. */
  const found = (): ValidateInfractionEligibilityResult => {
    if (runToken === undefined) return {};
    const over = ended && { ended: { ...ended, evidence_count: evidence.size } };
    return { run_token: runToken, ...over };
  };
  const add = ({ evidence: batch }: Pick<AddEvidenceInput, 'evidence'>) => {
    for (const { evidence_url, token } of batch) {
      if (!evidence.has(evidence_url)) tokenOf.set(evidence_url, token);
      evidence.add(evidence_url);
    }
    const isNew = (each: AddEvidenceInput['evidence'][number]) =>
      tokenOf.get(each.evidence_url) === each.token;
    const added = batch.filter(isNew).map(({ token }) => token);
    return { added, evidence_count: evidence.size };
  };

  const fake: FakeInfractionActivities = {
    ...recorder,
    status: undefined,
    evidence,
    directoryEnd: undefined,
    endedBefore: undefined,
    activities: {
      ValidateInfractionEligibilityActivity: step('ValidateInfractionEligibilityActivity', () =>
        fake.endedBefore
          ? { run_token: 'x', ended: { ...fake.endedBefore, evidence_count: 3 } }
          : found(),
      ),
      CreateInfractionActivity: step('CreateInfractionActivity', (input) => {
        fake.status ??= 'OPEN';
        runToken ??= input['run_token'] as string;
        hasReport = input['transaction_id'] !== undefined;
        for (const url of (input['evidence_urls'] as string[] | undefined) ?? []) evidence.add(url);
        return { has_report: hasReport, evidence_count: evidence.size };
      }),
      NotifyReportedParticipantActivity: step('NotifyReportedParticipantActivity', () => undefined),
      InvestigateInfractionActivity: step('InvestigateInfractionActivity', () =>
        endedAtOnce ? end(endedAtOnce)() : move('UNDER_INVESTIGATION')(),
      ),
      AddEvidenceActivity: step('AddEvidenceActivity', (input) =>
        add(input as unknown as AddEvidenceInput),
      ),
      EscalateInfractionActivity: step('EscalateInfractionActivity', move('ESCALATED')),
      NotifyBacenActivity: step('NotifyBacenActivity', () => undefined),
      ResolveInfractionActivity: step('ResolveInfractionActivity', end('RESOLVED')),
      DismissInfractionActivity: step('DismissInfractionActivity', end('DISMISSED')),
      ExpireInfractionActivity: step('ExpireInfractionActivity', end('EXPIRED')),
      CancelInfractionActivity: step('CancelInfractionActivity', end('CANCELLED')),
      WithdrawInfractionReportActivity: step('WithdrawInfractionReportActivity', () => {
        const { directoryEnd } = fake;
        const isDecided = directoryEnd === 'RESOLVED' || directoryEnd === 'DISMISSED';
        return isDecided ? { decided: directoryEnd } : {};
      }),
      GetInfractionStatusActivity: step('GetInfractionStatusActivity', () => ({
        status: fake.directoryEnd ?? fake.status ?? 'OPEN',
      })),
      RecordInfractionFailureActivity: step('RecordInfractionFailureActivity', () => {
        const recorded = fake.status !== undefined;
        const was_escalated = fake.status === 'ESCALATED';
        if (recorded) fake.status = 'FAILED';
        return was_escalated ? { recorded, was_escalated } : { recorded };
      }),
      PublishInfractionEventActivity: step('PublishInfractionEventActivity', () => undefined),
    },
    endAtOnce: (status) => void (endedAtOnce = status),
    events: () =>
      recorder
        .inputsOf('PublishInfractionEventActivity')
        .map((input) => input as unknown as PublishInfractionEventInput),
    eventTypes: () => fake.events().map(({ event_type }) => event_type),
  };
  return fake;
}
