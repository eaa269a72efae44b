// npm start: makes a clone ready, then becomes the local stack, in this same process, so that signals need no passing on.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { buildStack } from './build-packages.mjs';
import { listenForInterruption } from './interruption.mjs';
import { stopWithNpm } from './parent-watch.mjs';
import { asProgram, prepare } from './prepare.mjs';
import { workspaceRoot } from './workspace.mjs';

stopWithNpm();
const interruption = listenForInterruption();
const failedWith = await asProgram(interruption, { codeWhenInterrupted: () => 0 }, async () => {
  await prepare(interruption);
  await buildStack(interruption);
});
if (failedWith !== undefined) process.exit(failedWith);

const { main } = await import(
  pathToFileURL(join(workspaceRoot, 'tools/local-stack/dist/index.js')).href
);
const running = main(process.argv.slice(2));
interruption.release();
process.exit(await running);
