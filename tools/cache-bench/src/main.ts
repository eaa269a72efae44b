import { benchCache } from './bench-cache.js';
import { parseBenchOptions } from './bench-options.js';

await benchCache(parseBenchOptions(process.argv.slice(2)));
