import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';

/** Modules whose interceptors are in every bundle: built or as source, as this module is. */
export function workflowInterceptorModules(): string[] {
  return [fileURLToPath(new URL('./workflow-interceptors.js', import.meta.url))];
}

/** How workflows read payloads: in every bundle too. */
export const PAYLOAD_CONVERTER_PATH = fileURLToPath(
  new URL('./payload-converter.js', import.meta.url),
);

/** How workflows write failures: in every bundle too. */
export const SANDBOX_FAILURE_CONVERTER_PATH = fileURLToPath(
  new URL('./sandbox-failure-converter.js', import.meta.url),
);

/** Loaded once a sandbox instead of once a workflow: they keep no state. ADR 0004 has what that saves. */
export const PRELOADED_MODULES = [
  '@conn-dict/contracts',
  '@conn-dict/dict',
  fileURLToPath(new URL('./short-traces.js', import.meta.url)),
];

export interface BundleWorkflowsOptions {
  /** The built JavaScript file that exports the workflows by name. */
  readonly workflowsPath: string;
  readonly outputPath: string;
}

/** Writes the bundle of workflows and interceptors that a worker loads when it starts. */
export async function bundleWorkflows(options: BundleWorkflowsOptions): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: options.workflowsPath,
    workflowInterceptorModules: workflowInterceptorModules(),
    payloadConverterPath: PAYLOAD_CONVERTER_PATH,
    failureConverterPath: SANDBOX_FAILURE_CONVERTER_PATH,
    preloadModules: PRELOADED_MODULES,
    logger: new DefaultLogger('WARN'),
    // Without the sources' text: the worker keeps the decoded map in memory twice.
    webpackConfigHook: (config) => ({ ...config, devtool: 'inline-nosources-cheap-source-map' }),
  });
  await mkdir(dirname(options.outputPath), { recursive: true });
  const unfinished = `${options.outputPath}.${process.pid}`;
  await writeFile(unfinished, code);
  await rename(unfinished, options.outputPath);
}
