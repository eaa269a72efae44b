// npm run chaos: makes a clone ready, then becomes the runner, in this same process, as start.mjs does.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { buildChaos } from './build-packages.mjs';
import { listenForInterruption } from './interruption.mjs';
import { stopWithNpm } from './parent-watch.mjs';
import { asProgram, prepare } from './prepare.mjs';
import { workspaceRoot } from './workspace.mjs';

const CODE_WHEN_INTERRUPTED = 130;

stopWithNpm();
const interruption = listenForInterruption();
const failedWith = await asProgram(
  interruption,
  { codeWhenInterrupted: () => CODE_WHEN_INTERRUPTED },
  async () => {
    await prepare(interruption);
    await buildChaos(interruption);
  },
);
if (failedWith !== undefined) process.exit(failedWith);

const { main } = await import(
  pathToFileURL(join(workspaceRoot, 'tools/chaos/dist/command/main.js')).href
);
const running = main(process.argv.slice(2));
interruption.release();
process.exit(await running);
