export { vsyncDomain, type VsyncDeps } from './vsync-domain.js';
