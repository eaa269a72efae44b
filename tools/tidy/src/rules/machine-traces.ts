import { isLockFile } from '../file-kinds.js';
import { findText } from '../find-text.js';
import type { Repository } from '../repository.js';

const HOME_PATH = /(?<![\w.~}/])\/(?:root|work|home\/\w+|Users\/\w+)\//g;
const PRIVATE_ADDRESS =
  /(?<![\w.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\w.])/g;
const LOCKED_HOST = /"resolved": "[a-z+]+:/g;
const REGISTRY_SETTING = /^\s*(?:@[\w-]+:)?registry\s*=/gm;

/** Nothing in the repository knows one machine, its network or its package registry. */
export function machineTraces(repository: Repository): string[] {
  return repository.flatMap((file) => {
    if (isLockFile(file)) return places(file, LOCKED_HOST, 'names the host of a registry');
    return [
      ...places(file, HOME_PATH, "is a path of somebody's machine"),
      ...places(file, PRIVATE_ADDRESS, 'is an address in a private network'),
      ...(file.path.endsWith('.npmrc') ? places(file, REGISTRY_SETTING, 'names a registry') : []),
    ];
  });
}

function places(file: Repository[number], pattern: RegExp, fault: string): string[] {
  return findText(file, pattern).map(
    ({ place, match: [text] }) => `${place} "${text.trim()}" ${fault}`,
  );
}
