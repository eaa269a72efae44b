import type { RememberedRequest } from '../directory/change.js';
import type { DirectoryContext } from '../directory/directory-context.js';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import type { CallLog } from '../faults/call-log.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import type { CallLimits } from '../limits/call-limits.js';
import type {
  DoneRequest,
  SimulatorControlServer,
} from '../gen/dict/simulator/v1/simulator_control.js';
import type { MethodsOf } from '../grpc/methods-of.js';
import type { ServeUnary } from '../grpc/serve-unary.js';
import type { CidSetFiles } from '../reconciliation/cid-set-files.js';
import { createReconciliationControl } from './reconciliation-control.js';
import { toFault } from './to-fault.js';

export interface ControlDeps {
  readonly directory: DirectoryContext;
  readonly faults: FaultPlan;
  readonly limits: CallLimits;
  readonly calls: CallLog;
  readonly files: CidSetFiles;
  /** Names of the methods that a fault can happen to. */
  readonly methods: ReadonlySet<string>;
  /** Puts the demo entries into a directory that was cleared, if there are to be any. */
  readonly addDemo: () => void;
}

/** Serves the steering of the simulator. Its own calls are neither counted nor broken. */
export function createControlService(
  { directory, faults, limits, calls, files, methods, addDemo }: ControlDeps,
  serve: ServeUnary,
): MethodsOf<SimulatorControlServer> {
  const { store } = directory;
  return {
    addFault: serve('AddFault', (wire) => {
      faults.add(toFault(wire, methods));
      return {};
    }),

    clearFaults: serve('ClearFaults', () => {
      faults.clear();
      return {};
    }),

    advanceClock: serve('AdvanceClock', ({ byMs }) => {
      if (byMs < 0)
        throw new DirectoryRefusal('BadRequest', { field: 'by_ms', rule: 'not below 0' });
      store.commit([{ kind: 'clock', advancedMs: store.state.clockAdvancedMs + byMs }]);
      return { nowMs: directory.nowMs() };
    }),

    getCalls: serve('GetCalls', ({ method }) => ({
      calls: calls.counts().filter((call) => method === '' || call.method === method),
    })),

    getDoneRequests: serve('GetDoneRequests', ({ claimId }) => ({
      requests: toDoneRequests(store.state.requests.values(), claimId),
    })),

    getState: serve('GetState', ({ entryIds, claimIds, infractionReportIds }) => {
      const { state } = store;
      const isAll = [entryIds, claimIds, infractionReportIds].every((ids) => ids.length === 0);
      const wanted = (all: ReadonlyMap<string, unknown>, ids: readonly string[]) =>
        isAll ? all.keys() : ids;
      return {
        entries: toJsonById(wanted(state.entries, entryIds), (id) => state.entry(id)),
        claims: toJsonById(wanted(state.claims, claimIds), (id) => state.claims.get(id)),
        infractionReports: toJsonById(wanted(state.reports, infractionReportIds), (id) =>
          state.reports.get(id),
        ),
      };
    }),

    ...createReconciliationControl(directory, serve),

    reset: serve('Reset', () => {
      store.clear();
      addDemo();
      faults.clear();
      limits.refill();
      calls.clear();
      files.clear();
      return {};
    }),
  };
}

/** Those about `claimId`; all of them where that is empty. */
function toDoneRequests(requests: Iterable<RememberedRequest>, claimId: string): DoneRequest[] {
  return [...requests].flatMap(({ id, outcome: { claim, entry, report } }) => {
    if (claimId !== '' && claim?.claimId !== claimId) return [];
    const [participantIspb = '', requestId = ''] = id.split('&');
    return {
      participantIspb,
      requestId,
      claimId: claim?.claimId ?? '',
      claimStatus: claim?.status ?? '',
      entryId: entry?.entryId ?? '',
      infractionReportId: report?.infractionReportId ?? '',
      infractionReportStatus: report?.status ?? '',
    };
  });
}

function toJsonById(
  ids: Iterable<string>,
  find: (id: string) => object | undefined,
): Record<string, string> {
  const found = [...ids].flatMap((id) => {
    const record = find(id);
    return record === undefined ? [] : [[id, JSON.stringify(record)] as const];
  });
  return Object.fromEntries(found);
}
