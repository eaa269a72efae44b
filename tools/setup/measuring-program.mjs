// Makes a clone ready, then becomes a program that measures, in this same process, as start.mjs does.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { listenForInterruption } from './interruption.mjs';
import { stopWithNpm } from './parent-watch.mjs';
import { asProgram, prepare } from './prepare.mjs';
import { workspaceRoot } from './workspace.mjs';

const CODE_WHEN_INTERRUPTED = 130;

/** Installs and builds what is missing, hands the arguments on to the package in `folder`, and ends with its exit code. */
export async function runMeasuringProgram(folder, build) {
  stopWithNpm();
  const interruption = listenForInterruption();
  const failedWith = await asProgram(
    interruption,
    { codeWhenInterrupted: () => CODE_WHEN_INTERRUPTED },
    async () => {
      await prepare(interruption);
      await build(interruption);
    },
  );
  if (failedWith !== undefined) process.exit(failedWith);

  const { main } = await import(pathToFileURL(join(workspaceRoot, folder, 'dist/index.js')).href);
  const running = main(process.argv.slice(2));
  interruption.release();
  process.exit(await running);
}
