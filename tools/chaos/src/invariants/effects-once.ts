import type { Aftermath, ClaimRow } from '../aftermath/aftermath.js';
import type { Subject } from '../journeys/subject.js';
import { evidenceUrls } from '../journeys/infraction-journey.js';
import { CLAIMER, DONOR } from '../world/people.js';
import type { DoneRequest } from '../world/directory-view.js';
import type { Invariant } from './invariant.js';

/** Every effect on the outside is there once, under the RequestId that our row knows it by. */
export const effectsOnce: Invariant = {
  name: 'every outside effect once',
  check: (aftermath) =>
    aftermath.subjects.flatMap((subject) => {
      const effects = effectsOf(aftermath, subject);
      const right = rightEffects(subject);
      return right.includes(effects)
        ? []
        : [{ where: subject.id, what: `had [${effects}], not [${right.join('] or [')}]` }];
    }),
};

/** What was done at the directory for a subject, sorted. */
function effectsOf(aftermath: Aftermath, subject: Subject): string {
  const { claims, reports, requests } = aftermath.directory;
  switch (subject.plan.kind) {
    case 'claim': {
      const own = claims.filter(({ entryId }) => entryId === subject.entryId);
      const row = aftermath.claims.find(({ claim_id }) => claim_id === subject.id);
      const done = requests.filter(({ claimId }) => own.some((claim) => claim.claimId === claimId));
      return [...own.map(({ status }) => status), ...done.map((each) => toEffect(each, row))]
        .toSorted()
        .join();
    }
    case 'entry': {
      const row = aftermath.entries.find(({ entry_id }) => entry_id === subject.id);
      const id = row?.directory_entry_id ?? subject.id;
      const done = requests.filter(({ entryId, claimId }) => entryId === id && claimId === '');
      const isThere = aftermath.directory.entries.some(({ entryId }) => entryId === id);
      return [row?.status, isThere ? 'there' : 'gone', `${done.length} writes`].join();
    }
    case 'infraction': {
      const own = reports.filter(({ transactionId }) => transactionId === subject.transactionId);
      const row = aftermath.infractions.find(({ infraction_id }) => infraction_id === subject.id);
      const done = requests.filter(({ infractionReportId }) =>
        own.some((report) => report.infractionReportId === infractionReportId),
      );
      const isOurs = own[0]?.infractionReportId === row?.directory_report_id;
      return [
        row?.status,
        ...own.map(({ status, analysisResult }) => `${status} ${analysisResult ?? ''}`),
        isOurs ? 'ours' : "another's",
        ...done.map(({ infractionReportStatus }) => infractionReportStatus).toSorted(),
        ...(row?.evidence ?? []),
      ].join();
    }
    case 'sync':
      return '';
  }
}

const KINDS = ['create', 'confirm', 'complete', 'cancel'] as const;

function toEffect(
  { participantIspb, claimStatus, requestId }: DoneRequest,
  row: ClaimRow | undefined,
): string {
  const kind = KINDS.find((name) => row?.[`${name}_request_id`] === requestId);
  return [participantIspb || 'anybody', claimStatus, kind].filter(Boolean).join(' ');
}

function rightEffects({ plan }: Subject): readonly string[] {
  switch (plan.kind) {
    case 'claim': {
      const opened = [`${CLAIMER} OPEN create`, `${DONOR} WAITING_RESOLUTION`];
      const cancelled = ['CANCELLED', ...opened, 'anybody CANCELLED cancel'].toSorted().join();
      if (plan.decision === 'cancel') return [cancelled];
      if (plan.decision === 'confirm')
        return [
          [
            'COMPLETED',
            ...opened,
            'anybody CONFIRMED confirm',
            'anybody COMPLETED complete',
            `${CLAIMER} COMPLETED`,
            `${DONOR} COMPLETED`,
          ]
            .toSorted()
            .join(),
        ];
      // It may be withdrawn before it was there, or before the donor knew of it.
      return [
        cancelled,
        ['CANCELLED', `${CLAIMER} OPEN create`, 'anybody CANCELLED cancel'].toSorted().join(),
        '',
      ];
    }
    case 'entry': {
      const isDeleted = plan.changes.includes('delete');
      const writes = plan.changes.includes('update') ? 2 : 1;
      return [[isDeleted ? 'DELETED,gone' : 'ACTIVE,there', `${writes} writes`].join()];
    }
    case 'infraction': {
      const isAgreed = plan.decision === 'RESOLVE';
      return [
        [
          isAgreed ? 'RESOLVED' : 'DISMISSED',
          `CLOSED ${isAgreed ? 'AGREED' : 'DISAGREED'}`,
          'ours',
          'ACKNOWLEDGED',
          'CLOSED',
          'OPEN',
          ...evidenceUrls(plan),
        ].join(),
      ];
    }
    case 'sync':
      return [''];
  }
}
