import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Nodes } from 'mdast';

/** A page of the docs. */
export interface Page {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A fenced block of a page. */
export interface CodeBlock {
  readonly page: string;
  /** Line of its opening fence, from 1. */
  readonly line: number;
  /** First word of its info string, such as `sh`; empty where there is none. */
  readonly language: string;
  /** The rest of the info string; empty where there is none. */
  readonly info: string;
  readonly code: string;
}

/** Finds all blocks of a page, in lists and quotes too, in their order. */
export function findCodeBlocks({ path, text }: Page): CodeBlock[] {
  return codeNodes(fromMarkdown(text)).map(({ lang, meta, value, position }) => ({
    page: path,
    line: position?.start.line ?? 1,
    language: lang ?? '',
    info: meta ?? '',
    code: value,
  }));
}

/** Names a block as an editor can open it: `path:line`. */
export function placeOf({ page, line }: CodeBlock): string {
  return `${page}:${line}`;
}

function codeNodes(node: Nodes): Extract<Nodes, { type: 'code' }>[] {
  if (node.type === 'code') return [node];
  return 'children' in node ? node.children.flatMap(codeNodes) : [];
}
