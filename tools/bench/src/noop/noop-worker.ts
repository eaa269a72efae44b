import { keepYoungGenerationSmall } from '@conn-dict/worker-kit/young-generation';
import type * as NoopProcess from './noop-process.js';

keepYoungGenerationSmall();
const { runNoopProcess } = (await import('./noop-process.js')) as typeof NoopProcess;
process.exit(await runNoopProcess());
