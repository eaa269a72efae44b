import { setTimeout as sleep } from 'node:timers/promises';
import { toFailure } from '../failure.js';
import { fault, type Check, type CheckReport, type Finding } from './finding.js';

/** Runs all checks side by side; each has `limitMs`, and none that fails keeps another from its word. In their order. */
export function runChecks(checks: readonly Check[], limitMs: number): Promise<CheckReport[]> {
  return Promise.all(
    checks.map(async ({ name, run }) => ({ name, ...(await within(limitMs, run)) })),
  );
}

async function within(limitMs: number, run: () => Promise<Finding>): Promise<Finding> {
  const over = new AbortController();
  const late = sleep(limitMs, undefined, { signal: over.signal }).then(() =>
    fault(`no answer within ${limitMs} ms`, 'look at the network between here and there'),
  );
  late.catch(() => undefined);
  try {
    return await Promise.race([run(), late]);
  } catch (error) {
    return fault(toFailure(error).message, 'mend that, and look again');
  } finally {
    over.abort();
  }
}
