import { chmod, writeFile } from 'node:fs/promises';
import { runCommand } from '../run-command.mjs';
import { unpackDebianPackages } from './debian-packages.mjs';

/** The server is a link in the first to a program in the second, which also names the libraries that both need. */
const PACKAGES = ['redis-server', 'redis-tools'];

/** Starts the unpacked server with the libraries beside it; the ones that were installed already are the system's. */
const WRAPPER = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
for folder in "$here"/usr/lib/*-linux-* "$here"/lib/*-linux-*; do
  if [ -d "$folder" ]; then LD_LIBRARY_PATH="$folder\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"; fi
done
export LD_LIBRARY_PATH
exec "$here/usr/bin/redis-server" "$@"
`;

/**
 * Downloads Debian's packages of Redis and the libraries that the system lacks, unpacks them into `folder` and writes
 * the program that starts the server to `path`. Needs no root and installs nothing.
 */
export async function unpackDebianRedis({ folder, path, signal }) {
  const libraries = await missingLibraries(signal);
  await unpackDebianPackages({ packages: [...PACKAGES, ...libraries], folder, signal });
  await writeFile(path, WRAPPER);
  await chmod(path, 0o755);
}

async function missingLibraries(signal) {
  const text = await runCommand('apt-cache', ['depends', ...PACKAGES], { signal });
  const names = text.matchAll(/^\s*\|?Depends: (lib[^\s<>]+)$/gm);
  const libraries = new Set(Array.from(names, ([, name]) => name));
  const missing = [];
  for (const name of libraries) if (!(await isInstalled(name, signal))) missing.push(name);
  return missing;
}

async function isInstalled(name, signal) {
  const args = ['--show', '--showformat=${db:Status-Status}', name];
  return (await runCommand('dpkg-query', args, { signal }).catch(() => '')) === 'installed';
}
