import type { ReconciliationServiceServer } from '@conn-dict/bridge/proto';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import { entryOfCid } from '../reconciliation/entry-of-cid.js';
import type { ReconciliationContext } from '../reconciliation/reconciliation-context.js';
import { toWireEntry } from './entry-mapping.js';
import { requireDigest, requireIspb } from './reconciliation-mapping.js';
import type { Serve } from './reconciliation-service.js';

const CIDS_MAX = 1_000;

/** The methods that read entries by CID. */
export function createCidReadMethods(
  { directory }: ReconciliationContext,
  serve: Serve,
): Pick<ReconciliationServiceServer, 'getEntryByCid' | 'getEntriesByCid'> {
  const find = (participant: string, cid: Buffer) => {
    const entry = entryOfCid(directory, participant, cid);
    return { found: entry !== undefined, entry: entry && toWireEntry(entry) };
  };
  return {
    getEntryByCid: serve.unary('GetEntryByCid', ({ participantIspb, cid }) =>
      find(requireIspb(participantIspb), requireDigest('cid', cid)),
    ),

    getEntriesByCid: serve.stream(
      'GetEntriesByCid',
      function ({ participantIspb, cids }) {
        const participant = requireIspb(participantIspb);
        if (cids.length > CIDS_MAX) {
          const rule = `at most ${CIDS_MAX.toLocaleString('en')}`;
          throw new DirectoryRefusal('BadRequest', { field: 'cids', rule });
        }
        for (const cid of cids) requireDigest('cids', cid);
        return answersTo(cids, (cid) => find(participant, cid));
      },
      ({ cids }) => cids.length,
    ),
  };
}

/** Looks for each CID only when its answer is taken. */
function* answersTo<Found extends object>(
  cids: readonly Buffer[],
  find: (cid: Buffer) => Found,
): Iterable<Found & { readonly cid: Buffer }> {
  for (const cid of cids) yield { ...find(cid), cid };
}
