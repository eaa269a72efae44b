import { isDirectoryFailureType } from '@conn-dict/contracts';
import type { RememberedRequest } from '../directory/change.js';
import type { DirectoryContext } from '../directory/directory-context.js';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import type { CallLog } from '../faults/call-log.js';
import type { Fault, FaultPlan } from '../faults/fault-plan.js';
import type { CallLimits } from '../limits/call-limits.js';
import type {
  AddFaultRequest,
  DoneRequest,
  SimulatorControlServer,
} from '../gen/dict/simulator/v1/simulator_control.js';
import type { MethodsOf } from '../grpc/methods-of.js';
import { optional } from '../grpc/request-fields.js';
import type { ServeUnary } from '../grpc/serve-unary.js';

/** gRPC's last status code. */
const CODE_MAX = 16;

export interface ControlDeps {
  readonly directory: DirectoryContext;
  readonly faults: FaultPlan;
  readonly limits: CallLimits;
  readonly calls: CallLog;
  /** Names of the methods that a fault can happen to. */
  readonly methods: ReadonlySet<string>;
  /** Puts the demo entries into a directory that was cleared, if there are to be any. */
  readonly addDemo: () => void;
}

/** Serves the steering of the simulator. Its own calls are neither counted nor broken. */
export function createControlService(
  { directory, faults, limits, calls, methods, addDemo }: ControlDeps,
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
      refuseUnless(byMs >= 0, 'by_ms', 'not below 0');
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
      const isAll = [entryIds, claimIds, infractionReportIds].every((ids) => ids.length === 0);
      return {
        entries: toJsonById(store.state.entries, isAll ? undefined : entryIds),
        claims: toJsonById(store.state.claims, isAll ? undefined : claimIds),
        infractionReports: toJsonById(store.state.reports, isAll ? undefined : infractionReportIds),
      };
    }),

    reset: serve('Reset', () => {
      store.clear();
      addDemo();
      faults.clear();
      limits.refill();
      calls.clear();
      return {};
    }),
  };
}

function toFault(wire: AddFaultRequest, methods: ReadonlySet<string>): Fault {
  const { method, type, code, rate = 1, afterEffect } = wire;
  refuseUnless(method === '*' || methods.has(method), 'method', '* or a name of a method');
  refuseUnless(type === '' || isDirectoryFailureType(type), 'type', 'an error of the directory');
  refuseUnless(code >= 0 && code <= CODE_MAX, 'code', `0 to ${String(CODE_MAX)}`);
  refuseUnless(rate > 0 && rate <= 1, 'rate', 'above 0, at most 1');
  for (const [field, number] of [
    ['latency_ms', wire.latencyMs],
    ['times', wire.times],
    ['retry_after_ms', wire.retryAfterMs],
  ] as const) {
    refuseUnless(number >= 0, field, 'not below 0');
  }
  return {
    method,
    ...optional('type', isDirectoryFailureType(type) ? type : undefined),
    ...optional('code', code || undefined),
    ...optional('latencyMs', wire.latencyMs || undefined),
    ...optional('times', wire.times || undefined),
    rate,
    afterEffect,
    ...optional('retryAfterMs', wire.retryAfterMs || undefined),
  };
}

function refuseUnless(isGood: boolean, field: string, rule: string): void {
  if (!isGood) throw new DirectoryRefusal('BadRequest', { field, rule });
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
  records: ReadonlyMap<string, object>,
  ids: readonly string[] | undefined,
): Record<string, string> {
  const wanted = ids ?? [...records.keys()];
  const found = wanted.flatMap((id) => {
    const record = records.get(id);
    return record === undefined ? [] : [[id, JSON.stringify(record)] as const];
  });
  return Object.fromEntries(found);
}
