import { DirectoryRefusal } from '../src/directory/directory-refusal.js';

/** The refusal that `work` ends with; fails where it ends otherwise. */
export function refusalOf(work: () => unknown): Pick<DirectoryRefusal, 'type' | 'details'> {
  try {
    work();
  } catch (error) {
    if (error instanceof DirectoryRefusal) return { type: error.type, details: error.details };
    throw error;
  }
  throw new Error('nothing was refused');
}
