import { patched } from '@temporalio/workflow';

/** Since 0.1.0: a workflow that is cancelled while it validates first looks for what a lost task of it has opened. */
export function takesUpLostTask(): boolean {
  return patched('claim-takes-up-lost-task');
}
