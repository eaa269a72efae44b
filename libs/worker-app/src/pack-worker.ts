import { basename, dirname } from 'node:path';
import { FAILURE_CONVERTER_PATH } from '@conn-dict/worker-kit';
import { build, type Plugin } from 'esbuild';

export interface PackWorkerOptions {
  /** The built JavaScript file to begin with. */
  readonly entryPath: string;
  readonly outputPath: string;
}

/**
 * Packs our own packages, and kysely, into one file: some hundred small modules less to load, which is a quarter of
 * the CPU time of a start. All else stays in node_modules: packing the SDK too would cost 18 MB of memory.
 */
export async function packWorker({ entryPath, outputPath }: PackWorkerOptions): Promise<void> {
  await build({
    // The SDK loads the converter by its path, beside the code that names it.
    entryPoints: [entryPath, FAILURE_CONVERTER_PATH].map((path, index) => ({
      in: path,
      out: basename(index === 0 ? outputPath : path, '.js'),
    })),
    outdir: dirname(outputPath),
    bundle: true,
    // What is imported late, such as the exporter of traces, stays a file of its own.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [packOnly(/^(@conn-dict\/|kysely$)/)],
    logLevel: 'warning',
  });
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
