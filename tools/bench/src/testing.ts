export { runProgram, type RunningProgram } from './testing/running-program.js';
