// Proves that each alert leads to a page that says what to do, that each page has its alert, and that the index has all.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAlertRules } from '../src/alert-rules.js';
import { repositoryPath } from '../src/repository-file.js';

const FOLDER = 'docs/runbooks';
const INDEX = 'README.md';
/** What somebody who was woken looks for, in this order. */
const HEADINGS = ['What it means', 'First look', 'Likely causes', 'What to do', 'When to escalate'];

const rules = readAlertRules();
const alerts = [...new Set(rules.map(({ alert }) => alert))].sort();
const read = (name: string) => readFileSync(repositoryPath(`${FOLDER}/${name}`), 'utf8');

describe('the runbooks', () => {
  it('are one for each alert, and no other', () => {
    const pages = readdirSync(repositoryPath(FOLDER)).filter((name) => name !== INDEX);
    expect(pages.sort()).toEqual(alerts.map((alert) => `${alert}.md`));
  });

  it.each(rules)('are where $alert says', ({ alert, annotations }) => {
    expect(annotations['runbook_url']).toBe(`${FOLDER}/${alert}.md`);
  });

  it.each(alerts)('tell of %s what it means and what to do', (alert) => {
    const page = read(`${alert}.md`);
    expect(page).toMatch(new RegExp(`^# ${alert}\n`));
    const headings = Array.from(page.matchAll(/^## (.+)$/gm), ([, heading]) => heading);
    expect(headings).toEqual(HEADINGS);
    expect(page).toMatch(/^```sh\b/m);
  });

  it.each(rules)('quote the rule of $alert as it is', ({ alert, expr, for: holds }) => {
    const page = read(`${alert}.md`).replaceAll(/\s+/g, ' ');
    expect(page).toContain(expr.replaceAll(/\s+/g, ' ').trim());
    expect(page).toContain(`for ${holds}`);
  });

  it('are all in the index, each with how bad it is', () => {
    const rows = Array.from(
      read(INDEX).matchAll(/^\| \[(\w+)\]\((\w+)\.md\)\s*\| (\w+(?:, \w+)*)\s*\|/gm),
      ([, alert, page, severity]) => [alert, page, severity],
    );
    const expected = alerts.map((alert) => {
      const severities = rules
        .filter((rule) => rule.alert === alert)
        .map(({ labels }) => labels['severity']);
      return [alert, alert, [...new Set(severities)].join(', ')];
    });
    expect(rows.sort()).toEqual(expected.sort());
  });
});
