import { runWorkerApp } from '@conn-dict/worker-app';

/** Says that this build has no workflow of the infraction domain; answers the exit code of the process. */
export function runWorkerProcess(workflowBundlePath: string): Promise<number> {
  return runWorkerApp({ domain: 'infraction' }, workflowBundlePath);
}
