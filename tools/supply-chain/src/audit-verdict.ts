/** What an audit came to. */
export interface AuditVerdict {
  /** `unchecked`: the registry did not answer, or does not say what is vulnerable. */
  readonly outcome: 'clean' | 'findings' | 'unchecked';
  /** For a person, one line or more. */
  readonly text: string;
}

/** What is read of `npm audit --json`: a report, or why there is none. */
interface AuditAnswer {
  readonly vulnerabilities?: Readonly<Record<string, AuditedPackage>>;
  readonly message?: string;
  readonly error?: { readonly code?: string; readonly summary?: string };
}

interface AuditedPackage {
  readonly severity: string;
  readonly range: string;
  /** Advisories, and names of packages that bring it along. */
  readonly via: readonly (string | { readonly title: string; readonly url: string })[];
}

const SERIOUS = ['high', 'critical'];

/**
 * Tells a finding from an outage in what `npm audit --json` wrote.
 *
 * @throws SyntaxError it is no JSON; TypeError it is neither a report nor an error of npm's
 */
export function toAuditVerdict(json: string): AuditVerdict {
  const { vulnerabilities, error, message } = JSON.parse(json) as AuditAnswer;
  if (vulnerabilities !== undefined) return judge(vulnerabilities);
  const reason = [error?.code, error?.summary, message].filter(Boolean).join(': ');
  if (reason === '') throw new TypeError('npm audit wrote neither a report nor an error');
  return { outcome: 'unchecked', text: `the registry gives no advisories (${reason})` };
}

function judge(vulnerabilities: Readonly<Record<string, AuditedPackage>>): AuditVerdict {
  const all = Object.entries(vulnerabilities);
  const serious = all.filter(([, { severity }]) => SERIOUS.includes(severity));
  if (serious.length > 0) return { outcome: 'findings', text: serious.map(toLine).join('\n') };
  const less = all.length === 0 ? '' : `, of a lower one in ${all.length} packages`;
  return { outcome: 'clean', text: `no known vulnerability of severity high or critical${less}` };
}

function toLine([name, { severity, range, via }]: [string, AuditedPackage]): string {
  const reasons = via.map((each) =>
    typeof each === 'string' ? `by ${each}` : `${each.title} ${each.url}`,
  );
  return `${severity}: ${name} ${range}: ${reasons.join('; ')}`;
}
