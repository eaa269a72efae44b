export { claimDomain, type ClaimDeps } from './claim-domain.js';
