export { infractionDomain, type InfractionDeps } from './infraction-domain.js';
