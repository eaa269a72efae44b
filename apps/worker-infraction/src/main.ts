import { runProgram } from '@conn-dict/worker-app/program';

await runProgram(import.meta.url);
