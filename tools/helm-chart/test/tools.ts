import { componentPath, type ComponentName } from '@conn-dict/testing/component-path';

const TOOLS = ['helm', 'kubeconform', 'kubernetes-schemas'] as const satisfies ComponentName[];
type Tool = (typeof TOOLS)[number];

const paths = new Map<Tool, Promise<string>>();

/** Finds a tool once, and installs it where it is missing: Helm takes minutes. */
export function pathOf(tool: Tool): Promise<string> {
  const path = paths.get(tool) ?? componentPath(tool);
  paths.set(tool, path);
  return path;
}

const missing = (process.env['CONN_DICT_MISSING_COMPONENTS'] ?? '').split(',');

/** Whether `npm test` has found that this machine cannot have one of the tools: these tests then skip themselves. */
export const areToolsMissing = TOOLS.some((tool) => missing.includes(tool));
