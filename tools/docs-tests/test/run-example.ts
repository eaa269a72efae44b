import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { ROOT } from '../src/blocks/read-pages.js';
import type { CodeBlock } from '../src/blocks/code-block.js';
import { namesGiven } from '../src/examples/find-examples.js';
import * as given from './given.js';

const TIMEOUT_MS = 120_000;

/** Runs a TypeScript example as a program of its own, with the built packages; gives what it prints. @throws where it fails */
export async function runExample(block: CodeBlock, code: string): Promise<string> {
  const parent = join(ROOT, 'tools/docs-tests/.out');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'run-'));
  try {
    const path = join(folder, 'example.mjs');
    await writeFile(path, `${givenTo(block)}${toJavaScript(code)}\nprocess.exit();\n`);
    const { stdout } = await promisify(execFile)(process.execPath, [path], { timeout: TIMEOUT_MS });
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function givenTo(block: CodeBlock): string {
  const values = given as Readonly<Record<string, unknown>>;
  return namesGiven(block)
    .map((name) => `const ${name} = ${JSON.stringify(values[name])};\n`)
    .join('');
}

function toJavaScript(code: string): string {
  const compilerOptions = { module: ts.ModuleKind.ES2022, target: ts.ScriptTarget.ES2023 };
  return ts.transpileModule(code, { compilerOptions }).outputText;
}
