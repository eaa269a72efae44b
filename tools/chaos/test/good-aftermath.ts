import { createHash } from 'node:crypto';
import type { CloudEvent } from '@conn-dict/events';
import type { Aftermath } from '../src/aftermath/aftermath.js';
import { toClaimSubject } from '../src/journeys/claim-journey.js';
import { toEntrySubject } from '../src/journeys/entry-journey.js';
import { toInfractionSubject } from '../src/journeys/infraction-journey.js';
import { toSyncSubject } from '../src/journeys/sync-journey.js';
import { CLAIMER, DONOR, SEEDED, canariesOf, type Person } from '../src/world/people.js';

export const PERSON: Person = {
  name: 'Zulmira Canario',
  taxId: '98765432100',
  accountNumber: '9173049182',
  phone: '+5511912340001',
};

const TRANSACTION = 'E1234567820260131100000000000001';
const NO_VSYNC = '0'.repeat(64);
const CIDS = ['claimed', 'created'].map((text) => createHash('sha256').update(text).digest('hex'));

const subjects = [
  toClaimSubject({ kind: 'claim', decision: 'confirm', startMs: 0, decideMs: 1 }, 'C', 'E-1'),
  toEntrySubject({ kind: 'entry', startMs: 0, changes: [] }, 'E-2'),
  toInfractionSubject(
    {
      kind: 'infraction',
      startMs: 0,
      evidence: 1,
      isEscalated: false,
      decision: 'RESOLVE',
      decideMs: 1,
    },
    'I',
    TRANSACTION,
  ),
  toSyncSubject({ kind: 'sync', syncType: 'FULL', participant: 'seeded', round: 0, startMs: 0 }),
];

const told = (subject: string, types: readonly string[]): readonly CloudEvent[] =>
  types.map((type, number) => ({
    specversion: '1.0',
    id: `${subject}-${number}`,
    source: '/conn-dict-worker',
    type: `dict.${type}`,
    subject,
    time: '2026-01-31T10:00:00Z',
    datacontenttype: 'application/json',
    partitionkey: subject,
    data: { number },
  }));

const done = (participantIspb: string, requestId: string, claimStatus: string) => ({
  ...{ participantIspb, requestId, claimStatus, claimId: 'DC' },
  ...{ entryId: '', infractionReportId: '', infractionReportStatus: '' },
});
const NONE = done('', '', '');

/** What one claim, entry, investigation and sync leave that have all gone well; planted faults are laid over it. */
export const GOOD: Aftermath = {
  subjects,
  runs: subjects.flatMap(({ runs }) =>
    runs.map(({ workflowId, ends: [end] }) => ({ workflowId, end: end!, endedAtMs: 1 })),
  ),
  claims: [
    {
      claim_id: 'C',
      status: 'COMPLETED',
      failure_type: null,
      create_request_id: 'R-create',
      confirm_request_id: 'R-confirm',
      complete_request_id: 'R-complete',
      cancel_request_id: null,
    },
  ],
  entries: ['E-1', 'E-2'].map((entry_id, at) => ({
    entry_id,
    directory_entry_id: null,
    key_type: 'PHONE',
    participant: CLAIMER,
    status: 'ACTIVE',
    change_kind: null,
    cid: CIDS[at]!,
  })),
  infractions: [
    {
      infraction_id: 'I',
      status: 'RESOLVED',
      directory_report_id: 'DR',
      evidence: ['https://evidence.example.com/0'],
      audit: [
        [null, 'OPEN'],
        ['OPEN', 'UNDER_INVESTIGATION'],
        ['UNDER_INVESTIGATION', 'RESOLVED'],
      ],
    },
  ],
  moves: [
    { table: 'claims', id: 'C', from: null, to: 'OPEN' },
    { table: 'claims', id: 'C', from: 'OPEN', to: 'WAITING_RESOLUTION' },
    { table: 'claims', id: 'C', from: 'WAITING_RESOLUTION', to: 'CONFIRMED' },
    { table: 'claims', id: 'C', from: 'CONFIRMED', to: 'COMPLETED' },
    { table: 'entries', id: 'E-2', from: null, to: 'PENDING' },
    { table: 'entries', id: 'E-2', from: 'PENDING', to: 'ACTIVE' },
  ],
  directory: {
    claims: [{ claimId: 'DC', entryId: 'E-1', status: 'COMPLETED' }] as never,
    entries: ['E-1', 'E-2'].map((entryId, at) => ({
      entryId,
      cid: CIDS[at],
      account: { participant: CLAIMER },
    })) as never,
    reports: [
      {
        infractionReportId: 'DR',
        transactionId: TRANSACTION,
        status: 'CLOSED',
        analysisResult: 'AGREED',
      },
    ] as never,
    requests: [
      done(CLAIMER, 'R-create', 'OPEN'),
      done(DONOR, 'R-1', 'WAITING_RESOLUTION'),
      done('', 'R-confirm', 'CONFIRMED'),
      done('', 'R-complete', 'COMPLETED'),
      done(CLAIMER, 'R-2', 'COMPLETED'),
      done(DONOR, 'R-3', 'COMPLETED'),
      { ...NONE, claimId: '', entryId: 'E-2', requestId: 'R-4' },
      ...['OPEN', 'ACKNOWLEDGED', 'CLOSED'].map((infractionReportStatus) => ({
        ...{ ...NONE, claimId: '', infractionReportId: 'DR', infractionReportStatus },
        requestId: `R-${infractionReportStatus}`,
      })),
    ],
  },
  sides: [CLAIMER, SEEDED].map((participant) => ({
    participant,
    buckets: NO_VSYNC,
    rows: NO_VSYNC,
    there: { keyType: 'PHONE', vsync: NO_VSYNC, count: 0 },
    lastSync: 'IN_SYNC',
  })),
  events: [
    ...told('C', ['claim.created', 'claim.completed']),
    ...told('E-2', ['entry.created']),
    ...told('I', [
      'infraction.created',
      'infraction.investigation_started',
      'infraction.evidence_added',
      'infraction.resolved',
    ]),
    ...told(SEEDED, ['sync.completed', 'sync.completed']),
  ],
  canaries: canariesOf([PERSON]),
  texts: {
    logs: ['ClaimWorkflow started'],
    'probes and metrics': ['conn_dict_worker_tasks_processed_total'],
    spans: ['RunWorkflow:ClaimWorkflow'],
    events: ['dict.claim.created'],
    'ids and memos of runs': ['claim-CLAIM-1'],
  },
  endedByThemselves: 0,
};
