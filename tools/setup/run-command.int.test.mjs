// Proves that a command's output and end come back, and that stopping one leaves nothing of its group.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailed, runCommand } from './run-command.mjs';

test('gives the standard output, and all output as it comes', async () => {
  const chunks = [];
  const stdout = await runCommand('sh', ['-c', 'echo out; echo err >&2'], {
    onOutput: (chunk) => chunks.push(chunk),
  });
  assert.equal(stdout, 'out\n');
  assert.deepEqual(chunks.sort(), ['err\n', 'out\n']);
});

test('a failure names the command and the code, and brings all it wrote', async () => {
  await assert.rejects(
    runCommand('sh', ['-c', 'echo first; echo last; exit 3']),
    (error) =>
      error instanceof CommandFailed &&
      /^sh -c .*: ended with 3$/.test(error.message) &&
      error.output === 'first\nlast\n',
  );
});

test('a missing program is named', async () => {
  await assert.rejects(runCommand('no-such-program', []), /no-such-program: not found/);
});

test('an abort ends the whole group, grandchildren that ignore SIGTERM included', async () => {
  const controller = new AbortController();
  let grandchild;
  const running = runCommand(
    'sh',
    ['-c', 'sh -c "trap : TERM; echo \\$\\$; while :; do sleep 1; done" & wait'],
    {
      signal: controller.signal,
      onOutput: (chunk) => {
        grandchild ??= Number(chunk);
        controller.abort();
      },
    },
  );
  await assert.rejects(running, /interrupted/);
  await ended(grandchild);
});

test('a command that takes too long is ended', async () => {
  await assert.rejects(runCommand('sleep', ['60'], { timeoutMs: 100 }), /not ready after 0.1 s/);
});

/** Waits until there is no such process, or only what init has still to collect; the runner's time limit ends it. */
async function ended(pid) {
  const state = () =>
    spawnSync('ps', ['-o', 'stat=', '-p', String(pid)])
      .stdout.toString()
      .trim();
  while (!/^Z?$/.test(state().slice(0, 1))) await sleep(20);
}
