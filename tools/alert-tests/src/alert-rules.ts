import { parse } from 'yaml';
import { readFiles, type RepositoryFile } from './repository-file.js';

/** Where the chart and the compose files take the rules from. */
export const ALERTS_FOLDER = 'helm/conn-dict/files/alerts';

/** An alerting rule, as Prometheus reads it. */
export interface AlertRule {
  /** File that it stands in, such as `worker.yaml`. */
  readonly file: string;
  readonly alert: string;
  readonly expr: string;
  /** As Prometheus writes durations, such as `2m`. */
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

interface RuleFile {
  readonly groups: readonly { readonly rules: readonly Omit<AlertRule, 'file'>[] }[];
}

/** The files with alert rules. */
export function readAlertFiles(): RepositoryFile[] {
  return readFiles(ALERTS_FOLDER, '.yaml');
}

/** Every alert rule; several may have the same name. */
export function readAlertRules(): AlertRule[] {
  return readAlertFiles().flatMap(({ name, text }) => {
    const { groups } = parse(text) as RuleFile;
    return groups.flatMap(({ rules }) => rules.map((rule) => ({ file: name, ...rule })));
  });
}
