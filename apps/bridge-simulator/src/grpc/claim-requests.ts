import {
  ClaimType as WireClaimType,
  type CreateClaimRequest as WireCreateClaimRequest,
} from '@conn-dict/bridge/proto';
import type { CreateClaimRequest } from '../directory/create-claim.js';
import { toAccount, toHolder, toOwner } from './account-mapping.js';
import { enumName } from './enum-name.js';
import { externalId } from './entry-mapping.js';
import { known, optional, present, requestIdOf, toKeyName } from './request-fields.js';

/** Reads what a claim is asked for. @throws DirectoryRefusal `ClaimInvalid`: a field is none that the directory knows */
export function toCreateClaimRequest(wire: WireCreateClaimRequest): CreateClaimRequest {
  const { claimerAccount: account } = wire;
  const claimer = wire.claimer === undefined ? account && toHolder(account) : toOwner(wire.claimer);
  return {
    ...optional('entryId', present(wire.entryId)),
    ...optional('key', toKeyName(wire, 'ClaimInvalid')),
    claimType: enumName(WireClaimType, wire.claimType) ?? 'PORTABILITY',
    claimerIspb: wire.claimerIspb,
    ...optional('donorIspb', present(wire.ownerIspb)),
    ...optional(
      'claimerAccount',
      account && known('ClaimInvalid', 'claimer_account', toAccount(account)),
    ),
    ...optional(
      'claimer',
      wire.claimer === undefined ? claimer : known('ClaimInvalid', 'claimer', claimer),
    ),
    ...optional('completionPeriodDays', wire.completionPeriodDays || undefined),
    requestId: requestIdOf(wire),
  };
}

/** The id of a claim that is named by either of its two. */
export function claimIdOf(wire: { readonly claimId: string; readonly externalId: string }): string {
  return present(wire.claimId) ?? idOfExternal(wire.externalId);
}

export function idOfExternal(external: string): string {
  const prefix = externalId('');
  return external.startsWith(prefix) ? external.slice(prefix.length) : '';
}
