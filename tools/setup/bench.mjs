// npm run bench:claims, bench:entries, bench:infractions, bench:dict and their like: becomes the benchmark that is named.
import { buildBench } from './build-packages.mjs';
import { runMeasuringProgram } from './measuring-program.mjs';

await runMeasuringProgram('tools/bench', buildBench);
