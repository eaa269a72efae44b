import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { SoakPlan } from '../plan/soak-plan.js';
import type { RunContext } from '../run-seeds.js';
import { withChaosWorld } from '../world/chaos-world.js';
import { runSoak } from './run-soak.js';
import { showReport } from './show-report.js';

export interface SoakContext extends RunContext {
  /** Takes the report. */
  readonly jsonFile: string | undefined;
}

/** Runs a soak in a world of its own, shows its report, and answers whether everything held. The logs of a violation stay. */
export async function soak(plan: SoakPlan, context: SoakContext): Promise<boolean> {
  const { report, folder, keepLogs } = await withChaosWorld(async (world) => {
    const report = await runSoak(world, plan, context);
    return { report, folder: world.folder, keepLogs: report.violations.length > 0 };
  });
  context.say(showReport(report));
  if (keepLogs) context.say(`Logs: ${folder}`);
  if (context.jsonFile !== undefined) await writeJson(resolve(context.jsonFile), report);
  return !keepLogs;
}

async function writeJson(file: string, value: object): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}
