// The built worker with another bundle of workflows, which its argument names.
import { runWorkerProcess } from '../../dist/bundle/worker.js';

process.exit(await runWorkerProcess(process.argv[2]));
