import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { repositoryPath } from '../src/repository-file.js';

interface ExpectedAlert {
  readonly exp_labels: Readonly<Record<string, string>>;
}

interface RuleTestFile {
  readonly rule_files: readonly string[];
  readonly tests: readonly {
    readonly alert_rule_test: readonly {
      readonly alertname: string;
      readonly exp_alerts: readonly ExpectedAlert[];
    }[];
  }[];
}

/** promtool's unit tests of a file with rules. */
export interface RuleTests {
  readonly path: string;
  /** Names of the files under test. */
  readonly ruleFiles: readonly string[];
  /** One look at an alert at one moment: the labels of those that fire. */
  readonly looks: readonly {
    readonly alert: string;
    readonly firing: readonly Readonly<Record<string, string>>[];
  }[];
}

/** Reads the unit tests beside the rules of that name. */
export function readRuleTests(ruleFile: string): RuleTests {
  const path = repositoryPath(`tools/alert-tests/rules/${ruleFile}`);
  const { rule_files, tests } = parse(readFileSync(path, 'utf8')) as RuleTestFile;
  return {
    path,
    ruleFiles: rule_files.map((file) => basename(file)),
    looks: tests.flatMap(({ alert_rule_test }) =>
      alert_rule_test.map(({ alertname, exp_alerts }) => ({
        alert: alertname,
        firing: exp_alerts.map(({ exp_labels }) => exp_labels),
      })),
    ),
  };
}
