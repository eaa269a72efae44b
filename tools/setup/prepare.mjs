import { buildPackages } from './build-packages.mjs';
import { installPackages } from './install-packages.mjs';
import { nodeVersionFault } from './node-version.mjs';
import { say } from './step.mjs';

/** Brings a clone, fresh or not, to where its programs can run: Node checked, packages installed, everything named built. */
export async function prepare({ signal, targets, projects }) {
  const fault = await nodeVersionFault();
  if (fault) throw new Error(fault);
  await installPackages({ signal });
  await buildPackages({ signal, targets, projects });
}

const OUTPUT_LINES = 60;
const lastLines = (text) => text.trimEnd().split('\n').slice(-OUTPUT_LINES).join('\n');

/** Runs `work` as a whole program: says why it failed, and gives the exit code. */
export async function asProgram(interruption, { codeWhenInterrupted }, work) {
  try {
    return await work();
  } catch (error) {
    if (interruption.received) {
      say(`stopped by ${interruption.received}`);
      return codeWhenInterrupted(interruption.received);
    }
    say([error.message, lastLines(error.output ?? '')].filter(Boolean).join('\n'));
    return 1;
  }
}
