// Asks the registry for known vulnerabilities of what package-lock.json pins: `node dist/audit.js [options of npm audit]`.
import { spawnSync } from 'node:child_process';
import { toAuditVerdict } from './audit-verdict.js';

/** Codes of sysexits where there is one: a later try can help. */
const EXIT_CODES = { clean: 0, findings: 1, unchecked: 75 } as const;

const OUTPUT_BYTES_MAX = 64 * 1_024 * 1_024;

const { stdout, stderr } = spawnSync('npm', ['audit', '--json', ...process.argv.slice(2)], {
  encoding: 'utf8',
  maxBuffer: OUTPUT_BYTES_MAX,
});
try {
  const { outcome, text } = toAuditVerdict(stdout);
  console.log(outcome === 'unchecked' ? `NOT CHECKED: ${text}` : text);
  process.exitCode = EXIT_CODES[outcome];
} catch (error) {
  console.error(`${String(error)}\n${stdout}${stderr}`);
  process.exitCode = 1;
}
