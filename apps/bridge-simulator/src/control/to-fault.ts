import { isDirectoryFailureType } from '@conn-dict/contracts';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import type { Fault } from '../faults/fault-plan.js';
import type { ReconciliationFault } from '../faults/reconciliation-fault.js';
import type { AddFaultRequest } from '../gen/dict/simulator/v1/simulator_control.js';
import { optional } from '../grpc/request-fields.js';
import type { FileEnd } from '../reconciliation/cid-set-files.js';

/** gRPC's last status code. */
const CODE_MAX = 16;

const FILE_ENDS: readonly FileEnd[] = ['AVAILABLE', 'UNAVAILABLE', 'ERROR'];

/** Reads a fault that a script plans. @throws DirectoryRefusal `BadRequest`, with the field and its rule */
export function toFault(wire: AddFaultRequest, methods: ReadonlySet<string>): Fault {
  const { method, type, code, rate = 1, afterEffect } = wire;
  refuseUnless(method === '*' || methods.has(method), 'method', '* or a name of a method');
  refuseUnless(type === '' || isDirectoryFailureType(type), 'type', 'an error of the directory');
  refuseUnless(code >= 0 && code <= CODE_MAX, 'code', `0 to ${String(CODE_MAX)}`);
  refuseUnless(rate > 0 && rate <= 1, 'rate', 'above 0, at most 1');
  for (const [field, number = 0] of [
    ['latency_ms', wire.latencyMs],
    ['times', wire.times],
    ['retry_after_ms', wire.retryAfterMs],
    ['break_after_bytes', wire.breakAfterBytes],
    ['truncate_at_bytes', wire.truncateAtBytes],
    ['alter_byte_at', wire.alterByteAt],
    ['event_lateness_ms', wire.eventLatenessMs],
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
    ...toReconciliationFault(wire),
  };
}

function toReconciliationFault(wire: AddFaultRequest): ReconciliationFault {
  const fileEnd = FILE_ENDS.find((end) => end === wire.fileEnd);
  const isEnd = wire.fileEnd === '' || fileEnd !== undefined;
  refuseUnless(isEnd, 'file_end', FILE_ENDS.join(', '));
  return {
    ...optional('breakAfterBytes', wire.breakAfterBytes),
    ...optional('truncateAtBytes', wire.truncateAtBytes),
    ...optional('alterByteAt', wire.alterByteAt),
    wrongSha256: wire.wrongSha256,
    ...optional('fileEnd', fileEnd),
    duplicateEvents: wire.duplicateEvents,
    ...optional('eventLatenessMs', wire.eventLatenessMs),
  };
}

function refuseUnless(isGood: boolean, field: string, rule: string): void {
  if (!isGood) throw new DirectoryRefusal('BadRequest', { field, rule });
}
