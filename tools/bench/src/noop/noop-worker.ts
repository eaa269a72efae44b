import { keepYoungGenerationSmall } from '@conn-dict/worker-kit/young-generation';

keepYoungGenerationSmall();
const { runNoopProcess } = await import('./noop-process.js');
process.exit(await runNoopProcess());
