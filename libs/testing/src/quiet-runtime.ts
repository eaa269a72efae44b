import { DefaultLogger, IllegalStateError, Runtime } from '@temporalio/worker';

/** Keeps the SDK's chatter out of test output; what warns stays. The process may have chosen another runtime before. */
export function quietRuntime(): void {
  try {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
  } catch (error) {
    if (!(error instanceof IllegalStateError)) throw error;
  }
}
