import {
  PAYLOAD_CONVERTER_PATH,
  PRELOADED_MODULES,
  SANDBOX_FAILURE_CONVERTER_PATH,
  workflowInterceptorModules,
} from '@conn-dict/worker-kit';
import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/**
 * Bundles workflows from their TypeScript source, with the interceptors that every worker of ours has: histories
 * depend on them.
 */
export function bundleWorkflowSources(workflowsPath: string): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: workflowInterceptorModules(),
    payloadConverterPath: PAYLOAD_CONVERTER_PATH,
    failureConverterPath: SANDBOX_FAILURE_CONVERTER_PATH,
    preloadModules: PRELOADED_MODULES,
    logger: SILENT,
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        conditionNames: ['@conn-dict/source', 'webpack', 'import', 'default'],
        extensionAlias: { '.js': ['.ts', '.js'] },
      },
    }),
  });
}

const ignore = (): void => undefined;
const SILENT = {
  log: ignore,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: console.warn,
  error: console.error,
};
