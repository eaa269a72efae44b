export { vsyncDomain, type BoundVSync, type VSyncDeps } from './vsync-domain.js';
