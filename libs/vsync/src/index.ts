export { createScratchFiles } from './comparison/scratch-files.js';
export { keepVSyncSchedule, type VSyncSchedule } from './schedule/keep-vsync-schedule.js';
export { vsyncDomain, type VSyncDeps } from './vsync-domain.js';
