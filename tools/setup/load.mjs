// npm run load: load at a planned pace, on a stack of its own.
import { buildLoad } from './build-packages.mjs';
import { runMeasuringProgram } from './measuring-program.mjs';

await runMeasuringProgram('tools/load', buildLoad);
