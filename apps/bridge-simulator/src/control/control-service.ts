import type { RememberedRequest } from '../directory/change.js';
import type { DirectoryContext } from '../directory/directory-context.js';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import type { CallLog } from '../faults/call-log.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import type { CallLimits } from '../limits/entry-limits.js';
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

    getState: serve('GetState', ({ entryIds, claimIds }) => {
      const { state } = store;
      const isAll = entryIds.length + claimIds.length === 0;
      const wantedEntries = isAll ? state.entries.keys() : entryIds;
      const wantedClaims = isAll ? state.claims.keys() : claimIds;
      return {
        entries: toJsonById(wantedEntries, (id) => state.entry(id)),
        claims: toJsonById(wantedClaims, (id) => state.claims.get(id)),
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

/** Those about `claimId`; about any claim where that is empty. */
function toDoneRequests(requests: Iterable<RememberedRequest>, claimId: string): DoneRequest[] {
  return [...requests].flatMap(({ id, outcome: { claim } }) => {
    if (claim === undefined || (claimId !== '' && claim.claimId !== claimId)) return [];
    const [participantIspb = '', requestId = ''] = id.split('&');
    return [{ participantIspb, requestId, claimId: claim.claimId, claimStatus: claim.status }];
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
