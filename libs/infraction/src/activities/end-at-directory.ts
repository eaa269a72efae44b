import type { DirectoryInfractionReport } from '@conn-dict/bridge';
import type { InfractionEnd } from '@conn-dict/contracts';

/** The end that a report has come to at the directory; nothing while it is open there. */
export function endAtDirectory({
  status,
  analysisResult,
}: Pick<DirectoryInfractionReport, 'status' | 'analysisResult'>): InfractionEnd | undefined {
  if (status === 'CANCELLED') return 'CANCELLED';
  if (status !== 'CLOSED') return undefined;
  return analysisResult === 'AGREED' ? 'RESOLVED' : 'DISMISSED';
}
