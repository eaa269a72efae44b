import { runHealthCheck } from '@conn-dict/worker-app/health-check';

process.exitCode = await runHealthCheck(process.argv.slice(2));
