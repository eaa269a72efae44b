import type { EntryRepository } from '../ports.js';
import type { EntryStatuses } from './entry-statuses.js';

/** Makes the repository drop a row's kept status after each of its writes, so that no writer can forget it. */
export function createDroppingRepository(
  repository: EntryRepository,
  statuses: Pick<EntryStatuses, 'drop' | 'dropAfter'>,
): EntryRepository {
  const dropping =
    <Write extends { readonly entryId: string }, Result>(write: (of: Write) => Promise<Result>) =>
    (of: Write): Promise<Result> =>
      statuses.dropAfter(of.entryId, () => write(of));
  return {
    findEntry: (entryId) => repository.findEntry(entryId),
    findFacts: (wanted) => repository.findFacts(wanted),
    findVersions: (wanted) => repository.findVersions(wanted),
    findDirectoryClaimId: (claimId) => repository.findDirectoryClaimId(claimId),
    openPending: dropping((entry) => repository.openPending(entry)),
    reject: (entry, failureType) =>
      statuses.dropAfter(entry.entryId, () => repository.reject(entry, failureType)),
    activate: dropping((entry) => repository.activate(entry)),
    beginUpdate: dropping((run) => repository.beginUpdate(run)),
    finishUpdate: dropping((entry) => repository.finishUpdate(entry)),
    deactivate: dropping((run) => repository.deactivate(run)),
    finishDeletion: dropping((entry) => repository.finishDeletion(entry)),
    recordFailure: dropping((entry) => repository.recordFailure(entry)),
    async storeFromDirectory(entryId, ...stored) {
      const storedId = await statuses.dropAfter(entryId, () =>
        repository.storeFromDirectory(entryId, ...stored),
      );
      // The key may lie in a row of another id.
      if (storedId !== undefined && storedId !== entryId) await statuses.drop(storedId);
      return storedId;
    },
  };
}
