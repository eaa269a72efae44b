import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const SOURCE_MAP_LINE = /\n\/\/# sourceMappingURL=.*\n?$/;

/** Copies what was built, without maps to sources that are not shipped, and puts a CommonJS twin beside it. */
export async function stageCode(builtFolder: string, stageFolder: string): Promise<void> {
  const files = await readdir(builtFolder, { recursive: true });
  const code = files.filter((file) => file.endsWith('.js'));
  const declarations = files.filter((file) => file.endsWith('.d.ts'));
  const commonJs = join(stageFolder, 'cjs');
  for (const file of [...code, ...declarations]) {
    const text = await readFile(join(builtFolder, file), 'utf8');
    await write(join(stageFolder, file), text.replace(SOURCE_MAP_LINE, '\n'));
  }
  await build({
    entryPoints: code.map((file) => join(stageFolder, file)),
    outbase: stageFolder,
    outdir: commonJs,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  // Which module system a file belongs to, a declaration too, is told by the nearest package.json.
  for (const file of declarations) await cp(join(stageFolder, file), join(commonJs, file));
  await write(join(commonJs, 'package.json'), '{ "type": "commonjs" }\n');
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
