export { createRandom, type Random } from './plan/random.js';
export { openDirectory, type DirectoryView, type DoneRequest } from './world/directory-view.js';
export { createProgram, type Program } from './world/program.js';
export { registerPhones } from './world/register-phones.js';
export { createSimulatorServer } from './world/simulator-server.js';
export { createTemporalServer } from './world/temporal-server.js';
export { until } from './world/until.js';
