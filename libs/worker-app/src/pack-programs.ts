import { build, type Plugin } from 'esbuild';
import { neededPackages } from './needed-packages.js';

export interface PackProgramsOptions {
  /** Built JavaScript files to begin with, by the name that each gets in `outputFolder`, without its `.js`. */
  readonly programs: Readonly<Record<string, string>>;
  readonly outputFolder: string;
}

export interface PackedPrograms {
  /** Packages of others that the programs need, sorted: those that they import, and those packed with them. */
  readonly packages: readonly string[];
}

/**
 * Packs our own packages, and kysely, into one file a program and what these share: some hundred small modules less to
 * load, which is a quarter of the CPU time of a start. All else stays in node_modules: packing the SDK too would cost
 * 18 MB of memory.
 */
export async function packPrograms({
  programs,
  outputFolder,
}: PackProgramsOptions): Promise<PackedPrograms> {
  const { metafile } = await build({
    entryPoints: Object.entries(programs).map(([name, path]) => ({ in: path, out: name })),
    outdir: outputFolder,
    bundle: true,
    // What is imported late, such as the exporter of traces, stays a file of its own.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    metafile: true,
    plugins: [packOnly(/^(@conn-dict\/|kysely$)/)],
    logLevel: 'warning',
  });
  return { packages: neededPackages(metafile) };
}

function packOnly(packed: RegExp): Plugin {
  return {
    name: 'pack-only',
    setup(worker) {
      worker.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
        kind === 'entry-point' || packed.test(path) ? undefined : { path, external: true },
      );
    },
  };
}
