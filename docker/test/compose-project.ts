import { execFile } from 'node:child_process';
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
  readonly tmpfs?: readonly string[];
}

export interface ComposeProject {
  readonly services: Readonly<Record<string, ComposeService>>;
}

export const DOCKER_FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** Loads a compose file as Docker Compose does. @throws Error with what the loader says is wrong */
export async function loadCompose(file: string, folder = DOCKER_FOLDER): Promise<ComposeProject> {
  const loader = await componentPath('compose-go');
  const { stdout } = await promisify(execFile)(loader, ['-format', 'json', file], { cwd: folder });
  return JSON.parse(stdout) as ComposeProject;
}
