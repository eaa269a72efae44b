import { INFRACTION_LOADS, type InfractionLoad } from '../load/load-kind.js';
import type { IdleResult } from '../measure/measure-idle.js';
import type { RoundResult } from '../measure/measure-round.js';
import type { RoundsOptions } from '../measure/measure-rounds.js';
import { toIdleReport, toIdleText, type IdleReport } from './idle-text.js';
import { summariseKinds, type KindSummary } from './kind-summary.js';
import { toSummaryTable } from './summary-table.js';

export interface InfractionsReport {
  readonly options: RoundsOptions & { readonly answerAfterMs: number };
  readonly kinds: Readonly<Record<InfractionLoad, KindSummary>>;
  readonly rounds: readonly RoundResult[];
  readonly idle: IdleReport;
}

/** Sums the rounds up, and puts what the waiting ones took beside them. */
export function toInfractionsReport(
  { count, concurrency, rounds: roundCount, answerAfterMs }: InfractionsReport['options'],
  rounds: readonly RoundResult[],
  idle: IdleResult,
): InfractionsReport {
  return {
    options: { count, concurrency, rounds: roundCount, answerAfterMs },
    kinds: summariseKinds(INFRACTION_LOADS, rounds),
    rounds,
    idle: toIdleReport(idle),
  };
}

/** Writes the medians as a table, the calls of each method, and the worker's memory with its budget. */
export function toInfractionsText({ options, kinds, rounds, idle }: InfractionsReport): string {
  const { count, concurrency, rounds: roundCount, answerAfterMs } = options;
  const table = toSummaryTable(
    'investigations',
    INFRACTION_LOADS.map((name) => [name, kinds[name]]),
  );
  return `
Medians of ${roundCount} rounds of ${count} investigations, ${concurrency} at once, resolved ${answerAfterMs} ms after the start.

${table}

${toCallsText(rounds)}
${toIdleText(idle)}`;
}

/** How often the last round called each method of the Bridge, for each of its investigations. */
function toCallsText(rounds: readonly RoundResult[]): string {
  const { count, bridgeCallsByMethod } = rounds.at(-1)!;
  const calls = Object.entries(bridgeCallsByMethod).map(
    ([method, times]) => `${method} ${(times / count).toFixed(2)}`,
  );
  return `calls of the Bridge: ${calls.join(', ')}`;
}
