import { EntryStatus, type BridgeServiceServer } from '@conn-dict/bridge/proto';
import type { DirectoryContext } from '../directory/directory-context.js';
import {
  cancelPortability,
  confirmPortability,
  initiatePortability,
} from '../directory/portability.js';
import { toHolder, toWireAccount } from './account-mapping.js';
import { toKnownAccount } from './entry-requests.js';
import { optional, present, reasonOfName, requestIdOf, toKeyName } from './request-fields.js';
import type { ServeUnary } from './serve-unary.js';
import { transactionId } from './transaction-id.js';

type PortabilityMethods = Pick<
  BridgeServiceServer,
  'initiatePortability' | 'confirmPortability' | 'cancelPortability'
>;

/** The Bridge's short way to move a key; its portability is a claim, and has its id. */
export function createPortabilityMethods(
  directory: DirectoryContext,
  serve: ServeUnary,
): PortabilityMethods {
  return {
    initiatePortability: serve('InitiatePortability', (wire) => {
      const { claim, atMs } = initiatePortability(directory, {
        ...optional('entryId', present(wire.entryId)),
        ...optional('key', toKeyName(wire.key, 'ClaimInvalid')),
        account: toKnownAccount(wire.newAccount, 'new_account'),
        ...optional('owner', wire.newAccount && toHolder(wire.newAccount)),
        requestId: requestIdOf(wire),
      });
      return {
        portabilityId: claim.claimId,
        entryId: claim.entryId,
        status: EntryStatus.PORTABILITY_PENDING,
        initiatedAt: new Date(atMs),
        bacenTransactionId: transactionId('InitiatePortability', wire),
      };
    }),

    confirmPortability: serve('ConfirmPortability', (wire) => {
      const account = wire.newAccount && toKnownAccount(wire.newAccount, 'new_account');
      const { claim, entry, atMs } = confirmPortability(directory, {
        ...optional('entryId', present(wire.entryId)),
        claimId: wire.portabilityId,
        ...optional('account', account),
        requestId: requestIdOf(wire),
      });
      return {
        entryId: entry.entryId,
        portabilityId: claim.claimId,
        status: EntryStatus[entry.status],
        account: toWireAccount(entry.account, entry.owner),
        confirmedAt: new Date(atMs),
        bacenTransactionId: transactionId('ConfirmPortability', wire),
      };
    }),

    cancelPortability: serve('CancelPortability', (wire) => {
      const { claim, entry, atMs } = cancelPortability(directory, {
        ...optional('entryId', present(wire.entryId)),
        claimId: wire.portabilityId,
        reason: reasonOfName(present(wire.reason) ?? 'USER_REQUESTED'),
        requestId: requestIdOf(wire),
      });
      return {
        entryId: entry.entryId,
        portabilityId: claim.claimId,
        status: EntryStatus[entry.status],
        cancelledAt: new Date(atMs),
        bacenTransactionId: transactionId('CancelPortability', wire),
      };
    }),
  };
}
