import type { LockFile } from './lock-file.js';

/** Licenses of packages that may be shipped in an image: none asks for more than to be named. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  // The data of caniuse-lite, by browserslist, by webpack.
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);

/** Packages whose package.json is silent, with what their license file says. */
const READ_BY_HAND: Readonly<Record<string, string>> = { 'node_modules/unionfs': 'Unlicense' };

/** Says which packages that run in production have a license that is not allowed, or none. */
export function licenseFaults({ packages }: LockFile): string[] {
  return Object.entries(packages)
    .filter(([at, { link, dev }]) => at.includes('node_modules/') && link !== true && dev !== true)
    .flatMap(([at, { license = READ_BY_HAND[at] ?? 'none' }]) => {
      const parts = license.replaceAll(/[()]/g, '').split(' AND ');
      return parts.every((part) => ALLOWED.has(part)) ? [] : [`${at} has the license ${license}`];
    });
}
