import type { InfractionActivities } from '@conn-dict/contracts';
import { createAddEvidence } from './add-evidence.js';
import { createCancelInfraction, createExpireInfraction } from './cancel-infraction.js';
import { createCreateInfraction } from './create-infraction.js';
import { createDismissInfraction, createResolveInfraction } from './decide-infraction.js';
import { createEscalateInfraction } from './escalate-infraction.js';
import { createGetInfractionStatus } from './get-infraction-status.js';
import type { InfractionActivityDeps } from './infraction-deps.js';
import { createInvestigateInfraction } from './investigate-infraction.js';
import { createNotifyBacen, createNotifyReportedParticipant } from './notify-participants.js';
import { createPublishInfractionEvent } from './publish-infraction-event.js';
import { createRecordInfractionFailure } from './record-infraction-failure.js';
import { createValidateInfractionEligibility } from './validate-infraction-eligibility.js';
import { createWithdrawInfractionReport } from './withdraw-infraction-report.js';

/** Binds the infraction domain's activities to what they work with. */
export function createInfractionActivities(deps: InfractionActivityDeps): InfractionActivities {
  return {
    ValidateInfractionEligibilityActivity: createValidateInfractionEligibility(deps),
    CreateInfractionActivity: createCreateInfraction(deps),
    NotifyReportedParticipantActivity: createNotifyReportedParticipant(deps),
    InvestigateInfractionActivity: createInvestigateInfraction(deps),
    AddEvidenceActivity: createAddEvidence(deps),
    EscalateInfractionActivity: createEscalateInfraction(deps),
    NotifyBacenActivity: createNotifyBacen(deps),
    ResolveInfractionActivity: createResolveInfraction(deps),
    DismissInfractionActivity: createDismissInfraction(deps),
    ExpireInfractionActivity: createExpireInfraction(deps),
    CancelInfractionActivity: createCancelInfraction(deps),
    WithdrawInfractionReportActivity: createWithdrawInfractionReport(deps),
    GetInfractionStatusActivity: createGetInfractionStatus(deps),
    PublishInfractionEventActivity: createPublishInfractionEvent(deps),
    RecordInfractionFailureActivity: createRecordInfractionFailure(deps),
  };
}
