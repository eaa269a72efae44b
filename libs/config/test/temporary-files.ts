import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What a reader that looks for a BEGIN line takes for PEM. */
export const PEM = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n';

/** Writes a file that is gone when the test is over, and tells its path. */
export function temporaryFile(content: string, name = 'file'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'conn-dict-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
