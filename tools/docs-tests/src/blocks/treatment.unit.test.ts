// Proves that blocks are found wherever they stand, with their place, and that an exception has to be a known one.
import { describe, expect, it } from 'vitest';
import { findCodeBlocks, placeOf } from './code-block.js';
import { treatmentOf } from './treatment.js';

const PAGE = `# A page

\`\`\`sh
one
two
\`\`\`

- in a list

  \`\`\`console recorded="a cluster"
  kubectl get pods
  \`\`\`

> \`\`\`
> no language
> \`\`\`
`;

const [plain, recorded, other] = findCodeBlocks({ path: 'docs/a.md', text: PAGE });

describe('code blocks', () => {
  it('have place, language, info and code', () => {
    expect(plain).toEqual({
      page: 'docs/a.md',
      line: 3,
      language: 'sh',
      info: '',
      code: 'one\ntwo',
    });
    expect(recorded).toMatchObject({ line: 10, language: 'console', code: 'kubectl get pods' });
    expect(other).toMatchObject({ language: '', code: 'no language' });
    expect(placeOf(plain!)).toBe('docs/a.md:3');
  });
});

describe('their treatment', () => {
  it('is to be run, unless the info string says otherwise', () => {
    expect(treatmentOf(plain!)).toEqual({ kind: 'run' });
    expect(treatmentOf(recorded!)).toEqual({ kind: 'recorded', away: 'a cluster' });
    expect(treatmentOf({ ...plain!, info: 'proved="a.test.ts"' })).toEqual({
      kind: 'proved',
      by: 'a.test.ts',
    });
  });

  it.each(['skip', 'recorded', 'recorded=""', 'proved="a" recorded="b"'])(
    'cannot be %s',
    (info) => {
      expect(() => treatmentOf({ ...plain!, info })).toThrow(`docs/a.md:3 says ${info}`);
    },
  );
});
