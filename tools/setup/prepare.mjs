import { installPackages } from './install-packages.mjs';
import { nodeVersionFault } from './node-version.mjs';
import { say } from './step.mjs';

/** Brings a clone, fresh or not, to where its programs can be built: Node checked, packages installed. */
export async function prepare({ signal }) {
  const fault = await nodeVersionFault();
  if (fault) throw new Error(fault);
  await installPackages({ signal });
}

const OUTPUT_LINES = 40;

/** Begin and end of a failed command's output: npm says first what is wrong, compilers say last. */
function shorten(text) {
  const lines = text.trimEnd().split('\n');
  if (lines.length <= 2 * OUTPUT_LINES) return lines.join('\n');
  return [...lines.slice(0, OUTPUT_LINES), '…', ...lines.slice(-OUTPUT_LINES)].join('\n');
}

/** Runs `work` as a whole program: says why it failed, and gives the exit code. */
export async function asProgram(interruption, { codeWhenInterrupted }, work) {
  try {
    return await work();
  } catch (error) {
    if (interruption.received) {
      say(`stopped by ${interruption.received}`);
      return codeWhenInterrupted(interruption.received);
    }
    say([error.message, shorten(error.output ?? '')].filter(Boolean).join('\n'));
    return 1;
  }
}
