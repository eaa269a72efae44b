export { main } from './command/main.js';
export type { ReadyFile } from './ready-file.js';
