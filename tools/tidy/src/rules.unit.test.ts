// Proves that each rule finds the fault it is made for, names its place, and leaves good files alone.
import { CLIENT_FAILURES, FAILURES } from '@conn-dict/contracts';
import { cnpjCheckDigits, cpfCheckDigits } from '@conn-dict/dict';
import { describe, expect, it } from 'vitest';
import type { Repository } from './repository.js';
import { medianSize } from './rules/file-size.js';
import { ERRORS_PATH } from './rules/failure-table.js';
import { FAKE_TAX_IDS_PATH } from './rules/tax-ids.js';
import { RULES } from './rules.js';

const CPF = `424242420${cpfCheckDigits('424242420')}`;
const CNPJ = `AB123CD40001${cnpjCheckDigits('AB123CD40001')}`;
const lines = (count: number) => 'x\n'.repeat(count);
const asFiles = (texts: Readonly<Record<string, string>>): Repository =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));

/** The rule's findings; their places only, where `detail` is not asked for. */
function placesOf(rule: keyof typeof RULES, texts: Readonly<Record<string, string>>): string[] {
  return RULES[rule](asFiles(texts)).map((finding) => finding.split(' ')[0] ?? '');
}

describe('file size', () => {
  it('stops code at 300 lines and tests at 500, and lets generated code be', () => {
    const texts = {
      'libs/a/src/good.ts': lines(300),
      'libs/a/src/bad.ts': lines(301),
      'libs/a/src/good.unit.test.ts': lines(500),
      'libs/a/test/bad.ts': lines(501),
      'libs/a/src/gen/any.ts': lines(999),
      'README.md': lines(999),
    };
    expect(placesOf('fileSize', texts)).toEqual([
      'libs/a/src/bad.ts:300',
      'libs/a/test/bad.ts:500',
    ]);
  });

  it('finds the size in the middle', () => {
    const texts = {
      'a.ts': lines(90),
      'b.ts': lines(10),
      'c.mjs': lines(50),
      'd.unit.test.ts': lines(9),
    };
    expect(medianSize(asFiles(texts))).toBe(50);
  });
});

describe('environment', () => {
  it.each([
    'const a = process.env.A;',
    'const { env } = process;',
    "import { env } from 'node:process';",
    "import process, { argv, env } from 'process';",
  ])('finds %s', (code) => {
    expect(placesOf('environment', { 'libs/a/src/a.ts': `\n${code}\n` })).toEqual([
      'libs/a/src/a.ts:2',
    ]);
  });

  it('lets its one reader, the setup and tests be', () => {
    const code = 'process.env.A';
    const paths = [
      'libs/config/src/a.ts',
      'tools/setup/a.mjs',
      'libs/a/test/a.ts',
      'libs/a/src/a.int.test.ts',
    ];
    expect(placesOf('environment', Object.fromEntries(paths.map((path) => [path, code])))).toEqual(
      [],
    );
  });
});

describe('tax ids', () => {
  it.each([CPF, CNPJ, CPF.replace(/^(...)(...)(...)/, '$1.$2.$3-'), `"${CPF}"`])(
    'finds a valid one however it is written',
    (text) => {
      expect(placesOf('taxIds', { 'docs/a.md': `see\n${text}.` })).toEqual(['docs/a.md:2']);
    },
  );

  it('finds one in the payloads of a recorded history', () => {
    const data = Buffer.from(JSON.stringify({ owner: { tax_id: CPF } })).toString('base64');
    const history = JSON.stringify({ payloads: [{ data }] }, undefined, 1);
    expect(placesOf('taxIds', { 'libs/a/test/histories/a.json': history })).toHaveLength(1);
  });

  it('does not repeat the number', () => {
    expect(RULES.taxIds(asFiles({ 'a.ts': CPF })).join()).not.toContain(CPF);
  });

  it('lets listed and impossible ones be', () => {
    const texts = { [FAKE_TAX_IDS_PATH]: `['${CPF}']`, 'a.ts': `${CPF} 11111111111 12345678901` };
    expect(placesOf('taxIds', texts)).toEqual([]);
  });
});

describe('dependency versions', () => {
  const manifest = (dependencies: object) => JSON.stringify({ dependencies });

  it('finds two versions of one package, with where they are', () => {
    const texts = {
      'package.json': JSON.stringify({ devDependencies: { pg: '^8.16.0' } }),
      'libs/a/package.json': manifest({ pg: '^8.15.0', zod: '^4.0.0' }),
      'libs/b/package.json': manifest({ pg: '^8.16.0', zod: '^4.0.0' }),
    };
    const findings = RULES.dependencyVersions(asFiles(texts));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain('^8.15.0 in libs/a/package.json');
  });
});

describe('file names', () => {
  it('refuses names that fit everything, folders too, and other cases than kebab-case', () => {
    const paths = ['libs/a/src/utils.ts', 'libs/a/src/common/ids.ts', 'libs/a/src/claimRow.ts'];
    const good = ['libs/a/src/claim-row.ts', 'libs/a/src/workflows/claim.workflow.ts'];
    const texts = Object.fromEntries([...paths, ...good].map((path) => [path, '']));
    expect(placesOf('fileNames', texts)).toEqual(paths.map((path) => `${path}:1`));
  });
});

describe('machine traces', () => {
  it.each([
    ['/root', '/x'],
    ['/work', '/main'],
    ['/home/somebody', '/x'],
    ['10.1', '.2.3'],
    ['192.168', '.0.1'],
  ])('finds %s%s', (start, end) => {
    expect(placesOf('machineTraces', { 'docs/a.md': `\n\nsee ${start}${end}` })).toEqual([
      'docs/a.md:3',
    ]);
  });

  it('finds the host of a registry in the lock file and in .npmrc', () => {
    const texts = {
      'package-lock.json': '{\n"resolved": "https://registry.example/a.tgz"\n}',
      '.npmrc': 'fund=false\nregistry=https://registry.example\n',
    };
    expect(placesOf('machineTraces', texts)).toEqual(['package-lock.json:2', '.npmrc:2']);
  });

  it('lets addresses of the machine itself, of documentation and of the web be', () => {
    const text = '127.0.0.1 192.0.2.1 https://example.org/work/a ./root/a "resolved": "libs/a"';
    expect(placesOf('machineTraces', { 'a.md': text, 'package-lock.json': text })).toEqual([]);
  });
});

describe('package facts', () => {
  it('asks every package for README, description and type', () => {
    const texts = {
      'package.json': '{}',
      'libs/a/package.json': '{ "nx": { "tags": ["role:x"] } }',
      'libs/b/package.json': '{ "description": "b", "nx": { "tags": ["type:infra"] } }',
      'libs/b/README.md': '# b',
    };
    expect(placesOf('packageFacts', texts)).toEqual(Array(3).fill('libs/a/package.json:1'));
  });
});

describe('test files', () => {
  it.each([
    ['libs/a/src/a.test.ts', '// Proves it.\n'],
    ['libs/a/src/a.fast.test.ts', '// Proves it.\n'],
    ['libs/a/src/a.unit.test.ts', "import { it } from 'vitest';\n"],
    ['libs/a/src/a.unit.test.ts', '// eslint-disable no-console\n'],
  ])('finds %s opening with %s', (path, text) => {
    expect(placesOf('testFiles', { [path]: text })).toEqual([`${path}:1`]);
  });

  it('takes a sentence of several lines', () => {
    expect(placesOf('testFiles', { 'a.e2e.test.mjs': '// Proves\n// it.\nimport x;\n' })).toEqual(
      [],
    );
  });
});

describe('failure table', () => {
  const page = (failures: object) =>
    `| type | retryable | x |\n| --- | --- | --- |\n${Object.entries(failures)
      .map(([type, repeat]) => `| \`${type}\` | ${repeat} | x |\n`)
      .join('')}`;

  const ALL = { ...FAILURES, ...CLIENT_FAILURES };

  it('takes a page that agrees with contracts', () => {
    expect(placesOf('failureTable', { [ERRORS_PATH]: page(ALL) })).toEqual([]);
  });

  it('finds what is missing, unknown or told differently', () => {
    const { BadRequest: _, ...others } = ALL;
    const findings = RULES.failureTable(
      asFiles({ [ERRORS_PATH]: page({ ...others, RateLimited: 'never', Unheard: 'never' }) }),
    );
    expect(findings.join('\n')).toMatch(
      /lacks BadRequest\n.*RateLimited is "never".*\n.*lists Unheard/,
    );
    expect(findings).toHaveLength(3);
  });
});

describe('readme tables', () => {
  const code = {
    'apps/worker/src/workflows.ts': "export { AWorkflow } from '@conn-dict/a/workflows';",
    'libs/a/src/activities/create-a-activities.ts': 'return {\n  OneActivity: one(deps),\n};',
  };
  const table = (heading: string, name: string) => `\n| ${heading} |\n| --- |\n| \`${name}\` |\n`;

  it('takes tables that list what is registered', () => {
    const readme = table('workflow', 'AWorkflow') + table('activity', 'OneActivity');
    expect(placesOf('readmeTables', { ...code, 'README.md': readme })).toEqual([]);
  });

  it('finds what is missing and what nothing registers', () => {
    const readme = table('workflow', 'AWorkflow') + table('activity', 'TwoActivity');
    const findings = RULES.readmeTables(asFiles({ ...code, 'README.md': readme }));
    expect(findings).toEqual([
      'README.md:1 does not list the activity OneActivity',
      'README.md:1 lists the activity TwoActivity, which nothing registers',
    ]);
  });
});

describe('markdown links', () => {
  const page = { 'docs/b.md': '# A title, with `code`\n' };

  it.each(['b.md', './b.md#a-title-with-code', '../docs/', '..', 'https://example.org', '#here'])(
    'follows %s',
    (target) => {
      expect(placesOf('markdownLinks', { ...page, 'docs/a.md': `# Here\n[x](${target})` })).toEqual(
        [],
      );
    },
  );

  it.each(['c.md', '/docs/b.md', 'b.md#nowhere', '#nowhere'])(
    'finds the dead link %s',
    (target) => {
      expect(placesOf('markdownLinks', { ...page, 'docs/a.md': `\n[x](${target})` })).toEqual([
        'docs/a.md:2',
      ]);
    },
  );

  it('does not read code', () => {
    expect(placesOf('markdownLinks', { 'a.md': '```\n[x](y)\n```\n`[x](y)`' })).toEqual([]);
  });
});
