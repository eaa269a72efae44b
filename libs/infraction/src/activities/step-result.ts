import type { InfractionStepResult } from '@conn-dict/contracts';
import type { Standing } from '../ports.js';

/** Where the row stands, as it goes over the wire. */
export function toStepResult({ status, endedAt }: Standing): InfractionStepResult {
  return { status, ...(endedAt ? { ended_at: endedAt.toISOString() } : {}) };
}
