// npm test: makes a clone ready, gets what the tests need, runs every package's tests and adds them up.
import { compileAll } from './build-packages.mjs';
import { listenForInterruption } from './interruption.mjs';
import { nxRunMany } from './nx.mjs';
import { stopWithNpm } from './parent-watch.mjs';
import { asProgram, prepare } from './prepare.mjs';
import { CommandFailed } from './run-command.mjs';
import { say } from './step.mjs';
import { ensureTestComponents } from './test-components.mjs';
import { createTestCounter } from './test-counter.mjs';

const INTERRUPTED_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
const NO_SKIPS = '--no-skips';

stopWithNpm();
const interruption = listenForInterruption();
const { signal } = interruption;
process.exit(
  await asProgram(
    interruption,
    { codeWhenInterrupted: (name) => INTERRUPTED_CODES[name] },
    async () => {
      const args = process.argv.slice(2);
      const noSkips = args.includes(NO_SKIPS) || Boolean(process.env.CI);
      const startedAt = performance.now();
      await prepare({ signal });
      await compileAll({ signal });
      const { variables, missing } = await ensureTestComponents({ signal });
      if (noSkips && missing.length > 0)
        throw new Error(`no test may be skipped, but missing: ${missing.join(', ')}`);

      const counter = createTestCounter();
      const isGood = await runTests({
        args: args.filter((arg) => arg !== NO_SKIPS),
        variables,
        counter,
      });
      const { passed, failed, skipped, runs } = counter.totals;
      if (missing.length > 0)
        say(`Missing on this machine, their tests were skipped: ${missing.join(', ')}`);
      if (noSkips && skipped > 0) say('No test may be skipped in this run.');
      for (const name of counter.failures) say(`Failed: ${name}`);
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      say(
        `Tests: ${passed} passed, ${failed} failed, ${skipped} skipped, in ${runs} packages (${seconds} s)`,
      );
      return isGood && failed === 0 && !(noSkips && skipped > 0) ? 0 : 1;
    },
  ),
);

async function runTests({ args, variables, counter }) {
  const isGiven = (name) => args.some((arg) => arg === name || arg.startsWith(`${name}=`));
  const defaults = ['--parallel=2', '--output-style=static'].filter(
    (option) => !isGiven(option.split('=')[0]),
  );
  try {
    await nxRunMany(['-t', 'test', ...defaults, ...args], {
      signal,
      variables,
      onOutput: (chunk) => {
        process.stdout.write(chunk);
        counter.add(chunk);
      },
    });
    return true;
  } catch (error) {
    if (!(error instanceof CommandFailed) || signal.aborted) throw error;
    return false;
  }
}
