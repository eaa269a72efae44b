import { findCodeBlocks, placeOf, type CodeBlock, type Page } from '../blocks/code-block.js';

/** A TypeScript example of a page, as a module. */
export interface Example {
  /** A file name for it, such as `docs-how-to-libraries-16.ts`. */
  readonly fileName: string;
  readonly code: string;
}

/** Names that an example takes as given: `given="claim"`. */
const GIVEN = /^given="(?<names>\w+(?:, \w+)*)"$/;

/** Whether a block is an example, and not a command or an output. */
export function isExample({ language }: CodeBlock): boolean {
  return language === 'ts' || language === 'typescript';
}

/** Finds all TypeScript examples. What one takes as given is imported from `given`, a module path. */
export function findExamples(pages: readonly Page[], given: string): Example[] {
  return pages
    .flatMap(findCodeBlocks)
    .filter(isExample)
    .map((block) => {
      const names = namesGiven(block);
      const start = names.length > 0 ? `import { ${names.join(', ')} } from '${given}';\n` : '';
      const page = block.page.replace(/\.md$/, '').replaceAll('/', '-');
      return { fileName: `${page}-${block.line}.ts`, code: `${start}${block.code}\nexport {};\n` };
    });
}

/** What an example takes as given. @throws Error where its info string says something else */
export function namesGiven(block: CodeBlock): readonly string[] {
  if (block.info === '') return [];
  const names = GIVEN.exec(block.info)?.groups?.['names'];
  if (names === undefined)
    throw new Error(`${placeOf(block)} says ${block.info}: given="…" or nothing`);
  return names.split(', ');
}
