import { Option } from 'commander';
import { CliError } from '../cli-error.js';
import { DEPLOYMENTS, type Deployment } from '../doctor/deployment.js';
import type { CheckReport } from '../doctor/finding.js';
import { parseDuration } from '../input/duration-option.js';
import { printDocument } from '../output/printer.js';
import { renderTable } from '../output/render-table.js';
import { createStyles, type Styles } from '../output/styles.js';
import type { Terminal } from '../terminal.js';
import { createLeaf, type CliCommand, type LeafOptions } from './cli-command.js';

const LIMIT_MS = 5_000;

interface DoctorOptions extends LeafOptions {
  readonly workers: Deployment;
  readonly limit: number;
}

interface Diagnosis {
  readonly healthy: boolean;
  readonly checks: readonly CheckReport[];
}

/** Makes `conn-dict doctor`. `installedAt` is a file of the installation that is looked at. */
export function createDoctorCommand(
  terminal: Terminal,
  installedAt: string = import.meta.url,
): CliCommand {
  return createLeaf('doctor', 'looks at all that a worker needs, and names faults and remedies')
    .addOption(
      new Option('--workers <kind>', 'which workers are looked for; auto: those that are there')
        .choices(DEPLOYMENTS)
        .default('auto'),
    )
    .addOption(
      new Option('--limit <duration>', 'how long each check may take')
        .argParser(parseDuration)
        .default(LIMIT_MS, '5s'),
    )
    .addExamples(
      'conn-dict doctor',
      'conn-dict doctor --output json',
      'conn-dict doctor --workers partitioned --limit 10s',
    )
    .action(async ({ workers, limit, output }: DoctorOptions) => {
      const { env } = terminal;
      const { examine } = await import('../doctor/examine.js');
      const checks = await examine({ env, deployment: workers, limitMs: limit, installedAt });
      const faults = checks.filter(({ outcome }) => outcome === 'fault').length;
      const styles = createStyles(terminal.stdout);
      printDocument(terminal, output, { healthy: faults === 0, checks }, (diagnosis) =>
        renderDiagnosis(diagnosis, styles),
      );
      if (faults > 0)
        throw new CliError('fault', `${faults} of ${checks.length} checks found a fault`);
    });
}

function renderDiagnosis({ checks }: Diagnosis, styles: Styles): string {
  const paint = { good: styles.good, fault: styles.bad, unknown: styles.doubtful };
  const rows = checks.flatMap((check) => [
    [paint[check.outcome](check.outcome), check.name, check.found],
    ...(check.outcome === 'fault' ? [['', '', `→ ${check.remedy}`]] : []),
  ]);
  return renderTable(['', 'CHECK', 'FOUND'], rows);
}
