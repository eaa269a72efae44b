import { fileURLToPath } from 'node:url';

/** Folders of the packages that other services install, each after those that it depends on. */
export const PUBLISHED_FOLDERS = [
  'libs/dict',
  'libs/contracts',
  'libs/client',
  'libs/encryption',
] as const;

export const WORKSPACE_ROOT = fileURLToPath(new URL('../../..', import.meta.url));
