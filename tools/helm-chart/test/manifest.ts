/** A rendered object; what is in its spec depends on its kind. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: Readonly<Record<string, unknown>>;
}

/** What the tests read of a pod. */
export interface PodSpec {
  readonly serviceAccountName?: string;
  readonly automountServiceAccountToken: boolean;
  readonly terminationGracePeriodSeconds?: number;
  readonly securityContext: Readonly<Record<string, unknown>>;
  readonly containers: readonly [Container];
  readonly volumes?: readonly Volume[];
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly securityContext: Readonly<Record<string, unknown>>;
}

interface Volume {
  readonly name: string;
  readonly projected?: { readonly sources: readonly Source[] };
}

interface Source {
  readonly secret?: NamedItems;
  readonly configMap?: NamedItems;
}

interface NamedItems {
  readonly name: string;
  readonly items: readonly { readonly key: string; readonly path: string }[];
}

/** The pod that an object is, or makes; undefined for one that makes none. */
export function podOf({ kind, spec }: Manifest): PodSpec | undefined {
  if (kind === 'Pod') return spec as unknown as PodSpec;
  const isMaker = ['Deployment', 'Job', 'WorkerDeployment'].includes(kind);
  return isMaker ? (spec['template'] as { spec: PodSpec }).spec : undefined;
}

/** Whether an object is of the codec server. */
export function isCodecServer({ metadata }: Manifest): boolean {
  return metadata.labels['app.kubernetes.io/component'] === 'codec-server';
}

/** The variables of a pod's container by name; those that come from elsewhere are left out. */
export function environmentOf(manifest: Manifest): Readonly<Record<string, string>> {
  const { env = [] } = podOf(manifest)!.containers[0];
  const given = env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]));
  return Object.fromEntries(given) as Record<string, string>;
}
