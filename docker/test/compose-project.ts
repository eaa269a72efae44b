import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { componentPath } from '@conn-dict/testing';

/** A service, as the reference loader of compose files gives it: included, extended, with all variables replaced. */
export interface ComposeService {
  readonly image: string;
  readonly build?: { readonly args?: Readonly<Record<string, string>> };
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly ports?: readonly { readonly host_ip?: string; readonly published?: string }[];
  readonly volumes?: readonly { type: string; source?: string; target: string }[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly disable?: boolean };
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly profiles?: readonly string[];
  readonly tmpfs?: readonly string[];
}

export interface ComposeProject {
  readonly services: Readonly<Record<string, ComposeService>>;
}

export const DOCKER_FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** Loads a compose file, with all its profiles, as Docker Compose does. @throws Error with what the loader says is wrong */
export async function loadCompose(file: string, folder = DOCKER_FOLDER): Promise<ComposeProject> {
  const loader = await componentPath('compose-go');
  const { stdout } = await promisify(execFile)(loader, ['-format', 'json', file], { cwd: folder });
  return JSON.parse(stdout) as ComposeProject;
}

/** The same with variables set. The loader looks at no environment: they are put into a copy, as Docker Compose would. */
export async function loadComposeWith(
  env: Readonly<Record<string, string>>,
  file: string,
): Promise<ComposeProject> {
  const folder = await copyComposeFiles();
  try {
    for (const name of await readdir(folder, { recursive: true }))
      if (name.endsWith('.yaml')) await interpolate(join(folder, name), env);
    return await loadCompose(file, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function interpolate(path: string, env: Readonly<Record<string, string>>): Promise<void> {
  const text = await readFile(path, 'utf8');
  const put = (whole: string, name: string) => env[name] ?? whole;
  await writeFile(path, text.replaceAll(/\$\{(\w+):-[^}]*\}/g, put));
}

/** Copies all compose files into a folder of their own. */
export async function copyComposeFiles(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'compose-'));
  for (const name of ['compose', 'compose.yaml', 'compose.domains.yaml'])
    await cp(join(DOCKER_FOLDER, name), join(folder, name), { recursive: true });
  return folder;
}
