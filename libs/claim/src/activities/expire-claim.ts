import { expireClaimShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { cancelAtDirectory } from './cancel-claim.js';
import type { ClaimActivityDeps } from './claim-deps.js';

export function createExpireClaim(deps: ClaimActivityDeps) {
  return defineActivity(expireClaimShape, (claim) =>
    cancelAtDirectory(deps, { ...claim, reason: 'DEFAULT_OPERATION' }, 'EXPIRED'),
  );
}
