import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from './manifest.js';
import { pathOf } from './tools.js';

/** The chart's folder. */
export const CHART = fileURLToPath(new URL('../../../helm/conn-dict', import.meta.url));

/** The newest Kubernetes that the schemas know. */
export const KUBERNETES_NEWEST = '1.37.0';

/** The values files of `helm/conn-dict/ci`, by name. */
export const VARIANTS = readdirSync(`${CHART}/ci`).map((file) => file.replace(/\.yaml$/, ''));

/** Runs helm; gives what it prints. @throws Error with what it complains of. */
export async function helm(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(await pathOf('helm'), [...args], {
    maxBuffer: 10_000_000,
  });
  return stdout;
}

const rendered = new Map<string, Promise<string>>();

/** Renders a release called conn-dict, each set of arguments once. */
export function template(args: readonly string[] = []): Promise<string> {
  const key = args.join(' ');
  const text = rendered.get(key) ?? templateOf(CHART, args);
  rendered.set(key, text);
  return text;
}

/** The same of a copy of the chart. */
export function templateOf(chart: string, args: readonly string[]): Promise<string> {
  return helm('template', 'conn-dict', chart, '--kube-version', KUBERNETES_NEWEST, ...args);
}

/** What helm complains of, where it does not render. */
export async function complaintOf(args: readonly string[]): Promise<string> {
  return template(args).then(
    () => 'nothing',
    (error: unknown) => (error as { stderr: string }).stderr,
  );
}

/** The arguments that make a variant. */
export function variant(name: string): readonly string[] {
  return ['--values', `${CHART}/ci/${name}.yaml`];
}

/** The arguments that set values, as JSON: `set({ 'worker.replicas': 2 })`. */
export function set(values: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(values).flatMap(([path, value]) => [
    '--set-json',
    `${path}=${JSON.stringify(value)}`,
  ]);
}

/** Renders objects; those of one kind only, where it is given. */
export async function render(args: readonly string[], kind?: string): Promise<readonly Manifest[]> {
  const all = toManifests(await template(args));
  return kind === undefined ? all : all.filter((manifest) => manifest.kind === kind);
}

/** The objects of docs/kubernetes.yaml. */
export async function plainManifest(): Promise<readonly Manifest[]> {
  return toManifests(
    await readFile(new URL('../../../docs/kubernetes.yaml', import.meta.url), 'utf8'),
  );
}

export function toManifests(text: string): readonly Manifest[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null);
}
