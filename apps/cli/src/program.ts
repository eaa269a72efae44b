import tab from '@bomb.sh/tab/commander';
import { CliCommand } from './commands/cli-command.js';
import { createClaimCommands } from './commands/claim.js';
import { createConfigCommands } from './commands/config.js';
import { createDoctorCommand } from './commands/doctor.js';
import { createEntryCommands } from './commands/entry.js';
import { createInfractionCommands } from './commands/infraction.js';
import { createMigrateCommands } from './commands/migrate.js';
import { createReplayCommand } from './commands/replay.js';
import { createVSyncCommands } from './commands/vsync.js';
import type { Terminal } from './terminal.js';

/** Makes the whole tree of commands. */
export function createProgram(terminal: Terminal): CliCommand {
  const program = new CliCommand('conn-dict')
    .description(
      "runs and looks after DICT's processes, as the environment says (docs/configuration.md)",
    )
    .addExamples('conn-dict doctor', 'conn-dict claim status TEST-001 --output json');
  const parts = [
    createDoctorCommand(terminal),
    createClaimCommands(terminal),
    createEntryCommands(terminal),
    createInfractionCommands(terminal),
    createVSyncCommands(terminal),
    createConfigCommands(terminal),
    createMigrateCommands(terminal),
    createReplayCommand(terminal),
  ];
  for (const part of parts) program.addCommand(part);
  tab(program, { completionCommandName: 'completion' });
  return program;
}
