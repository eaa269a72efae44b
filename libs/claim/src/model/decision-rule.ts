import type { ClaimDecision } from '@conn-dict/contracts';
import { claimPermission, type ClaimType } from '@conn-dict/dict';

/**
 * Tells why no party of the claim may decide so, whatever its state; `undefined` where one may.
 *
 * The message does not say for which party it speaks, so either's reasons count (dict.md, table of reasons).
 */
export function decisionFault(
  claimType: ClaimType,
  { kind, reason }: ClaimDecision,
): string | undefined {
  const isAllowed = (['CLAIMER', 'DONOR'] as const).some((role) =>
    (['OPEN', 'WAITING_RESOLUTION', 'CONFIRMED'] as const).some(
      (status) => claimPermission({ claimType, role, action: kind, status, reason }) !== 'never',
    ),
  );
  return isAllowed ? undefined : `${reason} does not ${kind.toLowerCase()} a claim of ${claimType}`;
}
