import { loadHealthConfig, readEnvironment } from '@conn-dict/config';

const ANSWER_TIMEOUT_MS = 4_000;

/**
 * Asks the worker beside this process how it is, and writes down its answer: `/health`, or `/ready` with the argument
 * `ready`. Answers the exit code: 0 where it is well, else 1. For a container's HEALTHCHECK, where there is no curl.
 */
export async function runHealthCheck(args: readonly string[]): Promise<number> {
  const route = args[0] === 'ready' ? 'ready' : 'health';
  try {
    const { healthPort } = loadHealthConfig(readEnvironment());
    const response = await fetch(`http://127.0.0.1:${healthPort}/${route}`, {
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    process.stdout.write(`${await response.text()}\n`);
    return response.ok ? 0 : 1;
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
