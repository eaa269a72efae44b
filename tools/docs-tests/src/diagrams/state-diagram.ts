import type { Page } from '../blocks/code-block.js';

/** Steps of a state diagram, each as `FROM → TO`. */
export type Steps = ReadonlySet<string>;

const STEP = /^\s*(?<from>\w+|\[\*\])\s*-->\s*(?<to>\w+|\[\*\])/;
const GROUP = /^\s*state (?<name>\w+) \{$/;
const NO_STATE = '[*]';

/**
 * Reads the Mermaid state diagram under `<!-- diagram:NAME -->`. A step from a group (`state Open { … }`) is a step from
 * each state in it; beginnings and ends (`[*]`) are none.
 *
 * @throws Error where the page has none
 */
export function readStateDiagram({ path, text }: Page, name: string): Steps {
  const pattern = new RegExp(`<!-- diagram:${name} -->\\s*\`\`\`mermaid\\n([\\s\\S]*?)\\n\`\`\``);
  const lines = pattern.exec(text)?.[1]?.split('\n');
  if (!lines) throw new Error(`${path} has no diagram:${name}`);
  const groups = readGroups(lines);
  const steps = lines.map(stepOf).filter((step) => step !== undefined);
  return new Set(
    steps
      .flatMap(([from, to]) => (groups.get(from) ?? [from]).map((each) => [each, to] as const))
      .filter(([from, to]) => from !== NO_STATE && to !== NO_STATE)
      .map(([from, to]) => toStep(from, to)),
  );
}

/** Writes a step as diagrams and models are compared. */
export function toStep(from: string, to: string): string {
  return `${from} → ${to}`;
}

function readGroups(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  let open: string[] | undefined;
  for (const line of lines) {
    const name = GROUP.exec(line)?.groups?.['name'];
    if (name !== undefined) groups.set(name, (open = []));
    else if (line.trim() === '}') open = undefined;
    else open?.push(...statesOf(line).filter((state) => !open?.includes(state)));
  }
  return groups;
}

function statesOf(line: string): readonly string[] {
  return (stepOf(line) ?? []).filter((state) => state !== NO_STATE);
}

function stepOf(line: string): readonly [from: string, to: string] | undefined {
  const { from, to } = STEP.exec(line)?.groups ?? {};
  return from === undefined || to === undefined ? undefined : [from, to];
}
