import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../run-command.mjs';

/** Downloads Debian's packages and unpacks them into `folder`. Needs no root and installs nothing. */
export async function unpackDebianPackages({ packages, folder, signal }) {
  const options = { signal, cwd: folder, timeoutMs: 120_000 };
  await runCommand('apt-get', ['download', ...packages], options);
  const archives = (await readdir(folder)).filter((name) => name.endsWith('.deb'));
  for (const archive of archives) {
    await runCommand('dpkg', ['-x', archive, '.'], options);
    await rm(join(folder, archive));
  }
}

/** The ways to get a component out of Debian's packages: with the package lists as they are, then with new ones. */
export function debianWays(title, { unpack, signal }) {
  const way = { title: `Unpacking Debian's ${title}`, usually: '5 s, once on this machine' };
  const ways = [{ ...way, get: unpack }];
  if (process.getuid?.() !== 0) return ways;
  const updateFirst = async () => {
    await runCommand('apt-get', ['update'], { signal });
    return unpack();
  };
  return [
    ...ways,
    {
      title: `${way.title} after apt-get update`,
      usually: '15 s, once on this machine',
      get: updateFirst,
    },
  ];
}
