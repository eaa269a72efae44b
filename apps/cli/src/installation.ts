import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** In a worker's image all programs are packed into one folder, with the workflows that it runs beside them. */
const inImage = (path: string): URL => new URL(path, import.meta.url);
/** In a clone this file is in `apps/cli/dist`. */
const inClone = (path: string): URL => new URL(`../../${path}`, import.meta.url);

const isImage = existsSync(inImage('bundle/workflows.js'));

/** The package.json that tells which version this is. */
export const PACKAGE_JSON = isImage ? inImage('package.json') : inClone('cli/package.json');

/** The workflows of the image, or those of the combined worker as built in the clone. */
export const WORKFLOW_BUNDLE = fileURLToPath(
  isImage ? inImage('bundle/workflows.js') : inClone('worker/dist/bundle/workflows.js'),
);
