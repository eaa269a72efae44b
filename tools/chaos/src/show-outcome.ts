import type { SeedOutcome } from './run-seed.js';
import { showPlan } from './plan/show-plan.js';

/** Writes what came of a seed: a line, or everything that is needed to find out why. */
export function showOutcome({ plan, violations, seconds, logFolder }: SeedOutcome): string {
  const title = `seed ${plan.seed}: ${plan.faults.length} faults, ${seconds.toFixed(1)} s`;
  if (violations.length === 0) return `✓ ${title}`;
  return [
    `✗ ${title}, ${violations.length} violations`,
    ...violations.map(({ invariant, where, what }) => `  ${invariant}: ${where}: ${what}`),
    showPlan(plan),
    `Again: npm run chaos -- --seed ${plan.seed}`,
    `Logs: ${logFolder}`,
  ].join('\n');
}
