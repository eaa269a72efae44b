import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { Manifest } from './manifest.js';
import { pathOf } from './tools.js';

const CUSTOM_KINDS = fileURLToPath(new URL('schemas', import.meta.url));

/** What kubeconform says of one object. */
interface Verdict {
  readonly filename: string;
  readonly kind: string;
  readonly name: string;
  readonly status: string;
  readonly msg: string;
}

/**
 * Holds objects, in lists by a name of theirs, to the schemas of a version of Kubernetes, strictly.
 *
 * Answers what is wrong, sorted. An object whose kind has no schema is wrong, and so is one that was not looked at.
 */
export async function faultsOf(
  lists: Readonly<Record<string, readonly unknown[]>>,
  kubernetes: string,
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-chart-'));
  try {
    for (const [name, objects] of Object.entries(lists)) {
      const text = objects.map((object) => stringify(object)).join('---\n');
      await writeFile(join(folder, `${name}.yaml`), text);
    }
    const verdicts = await judge(folder, kubernetes);
    const count = Object.values(lists).flat().length;
    if (verdicts.length !== count) return [`${verdicts.length} of ${count} were looked at`];
    return verdicts
      .filter(({ status }) => status !== 'statusValid')
      .map(({ filename, kind, name, msg, status }) => {
        return `${basename(filename, '.yaml')}: ${kind} ${name}: ${msg || status}`;
      })
      .sort();
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function judge(folder: string, kubernetes: string): Promise<readonly Verdict[]> {
  const [program, schemas] = await Promise.all([
    pathOf('kubeconform'),
    pathOf('kubernetes-schemas'),
  ]);
  const locations = [
    `${schemas}/{{.NormalizedKubernetesVersion}}-local{{.StrictSuffix}}/{{.ResourceKind}}{{.KindSuffix}}.json`,
    `${CUSTOM_KINDS}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json`,
  ].flatMap((location) => ['-schema-location', location]);
  const options = ['-strict', '-verbose', '-output', 'json', '-kubernetes-version', kubernetes];
  const output = await new Promise<string>((resolve) => {
    // Its exit code says that something is wrong: so does what it writes.
    const limit = { maxBuffer: 100_000_000 };
    execFile(program, [...options, ...locations, folder], limit, (_, stdout) => resolve(stdout));
  });
  return (JSON.parse(output) as { resources: readonly Verdict[] }).resources;
}

/** What objects of custom kinds have in them that is Kubernetes' own: their schemas leave it out. */
export function innerObjects({ kind, metadata, spec }: Manifest): readonly unknown[] {
  const { name } = metadata;
  if (kind === 'WorkerDeployment') {
    return [
      { apiVersion: 'v1', kind: 'PodTemplate', metadata: { name }, template: spec['template'] },
    ];
  }
  if (kind !== 'WorkerResourceTemplate') return [];
  const template = spec['template'] as Manifest;
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name };
  return [{ ...template, metadata: { name }, spec: { ...template.spec, scaleTargetRef } }];
}
