import { runWorkerApp } from '@conn-dict/worker-app';
import { createDomains } from './domains.js';

/** Runs the worker of the VSync domain until it is stopped; answers the exit code of the process. Never rejects. */
export function runWorkerProcess(workflowBundlePath: string): Promise<number> {
  return runWorkerApp({ domain: 'vsync', createDomains }, workflowBundlePath);
}
