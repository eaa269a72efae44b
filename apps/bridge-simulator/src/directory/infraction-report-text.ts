import { DirectoryRefusal } from './directory-refusal.js';

const LENGTH_MAX = 2_000;

/** @throws DirectoryRefusal `InfractionReportInvalid`: the text is too long */
export function checkReportText(field: string, text = ''): void {
  if (text.length <= LENGTH_MAX) return;
  const rule = `at most ${String(LENGTH_MAX)} characters`;
  throw new DirectoryRefusal('InfractionReportInvalid', { field, rule });
}
