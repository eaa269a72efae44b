import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const { resolve } = createRequire(import.meta.url);
const COMPILER = join(dirname(resolve('typescript/package.json')), 'bin', 'tsc');
const TYPE_ROOT = dirname(dirname(resolve('@types/node/package.json')));

/** An empty project somewhere else, with nothing but the tarballs and what they need. */
export interface ScratchProject {
  write(file: string, text: string): Promise<void>;
  /** Type-checks a file and writes its JavaScript. @throws Error with what the compiler says */
  compile(file: string, moduleKind: 'node16' | 'nodenext'): Promise<void>;
  /** Runs a file and answers what it prints, on either stream. */
  run(file: string, ...args: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

export async function createScratchProject(
  tarballs: ReadonlyMap<string, string>,
): Promise<ScratchProject> {
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-scratch-'));
  const dependencies = Object.fromEntries(
    Array.from(tarballs, ([name, path]) => [name, `file:${path}`]),
  );
  const manifest = { name: 'scratch', private: true, dependencies };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const options = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...options], { cwd: folder });
  return {
    write: (file, text) => writeFile(join(folder, file), text),
    async compile(file, moduleKind) {
      const settings = ['--module', moduleKind, '--target', 'es2022', '--strict'];
      const types = ['--skipLibCheck', '--types', 'node', '--typeRoots', TYPE_ROOT];
      const args = ['--ignoreConfig', ...settings, ...types, file];
      await run(process.execPath, [COMPILER, ...args], { cwd: folder }).catch(rethrowOutput);
    },
    async run(file, ...args) {
      // Nx asks its programs for colours, and console.log then colours booleans.
      const env = { ...process.env, FORCE_COLOR: '0' };
      const { stdout, stderr } = await run(process.execPath, [file, ...args], { cwd: folder, env });
      return `${stdout}${stderr}`.trim();
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

function rethrowOutput(error: unknown): never {
  throw new Error(String(Reflect.get(error as object, 'stdout')), { cause: error });
}
