import type { LockFile, LockedPackage } from './lock-file.js';

/**
 * Says which packages of others could come with another content than the one that was locked: each needs a SHA-512, and
 * may name neither a place of its own nor, by an alias, another package.
 */
export function lockFaults({ packages }: LockFile): string[] {
  return Object.entries(packages)
    .filter(([at, { link }]) => at.includes('node_modules/') && link !== true)
    .flatMap(([at, entry]) => faultsOf(entry).map((fault) => `${at} ${fault}`));
}

function faultsOf({ name, integrity = '', resolved }: LockedPackage): string[] {
  return [
    ...(integrity.startsWith('sha512-') ? [] : ['has no SHA-512']),
    ...(resolved === undefined ? [] : [`comes from ${resolved}`]),
    ...(name === undefined ? [] : [`is another package, ${name}`]),
  ];
}
