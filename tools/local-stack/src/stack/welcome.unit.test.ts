// Proves that the commands shown are the contract's, and can be pasted into a shell.
import { expect, test } from 'vitest';
import { toDataFolder } from '../data/data-folder.js';
import { toStackPorts } from '../ports/stack-ports.js';
import { toReadyFile } from '../ready-file.js';
import { toWelcome } from './welcome.js';

function welcome(offset: number, temporalCli: string): string {
  const context = {
    root: '/project',
    ports: toStackPorts(offset),
    data: toDataFolder('/data'),
    environment: {},
    temporalCli,
    demo: true,
    headless: false,
  };
  return toWelcome(toReadyFile(context, () => 1));
}

test('the first command is the one of the contract, word by word', () => {
  const text = welcome(0, '/bin/temporal');
  expect(text).toContain(
    String.raw`/bin/temporal workflow start --task-queue conn-dict-task-queue --type ClaimWorkflow \
    --input '{"claim_id":"TEST-001","entry_id":"ENTRY-001","claim_type":"PORTABILITY","claimer_ispb":"12345678","donor_ispb":"87654321"}' \
    --workflow-id claim-test-001`,
  );
  expect(text).toContain(
    '/bin/temporal workflow signal --workflow-id claim-test-001 --name confirm\n',
  );
  expect(text).not.toContain('--address');
});

test('another port is named in every command', () => {
  expect(welcome(100, '/bin/temporal').match(/--address 127\.0\.0\.1:7333/g)).toHaveLength(3);
});

test('a path with a space or a quote is quoted', () => {
  expect(welcome(0, "/o'neil dir/temporal")).toContain(
    String.raw`'/o'\''neil dir/temporal' workflow start`,
  );
});
