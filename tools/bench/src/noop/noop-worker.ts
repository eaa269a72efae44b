import { keepHeapSmall } from '@conn-dict/worker-kit/small-heap';

keepHeapSmall();
const { runNoopProcess } = await import('./noop-process.js');
process.exit(await runNoopProcess());
