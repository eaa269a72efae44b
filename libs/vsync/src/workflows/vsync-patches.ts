import { patched } from '@temporalio/workflow';

/** Since 0.1.0: a file that the directory does not know any more while it is made is asked for anew. */
export function replacesForgottenFile(): boolean {
  return patched('vsync-replaces-forgotten-file');
}
