import { SERVICE_NAME } from '@conn-dict/contracts';
import { toJsonAnswer, type HttpRoutes } from '@conn-dict/observability';
import type { Readiness } from './readiness.js';

/** `/health` says that the process lives, `/ready` whether it takes work and, if not, why. */
export function createHealthRoutes(readiness: Readiness): HttpRoutes {
  return {
    '/health': () =>
      Promise.resolve(toJsonAnswer(200, { status: 'healthy', service: SERVICE_NAME })),
    '/ready': async () => {
      const state = await readiness.check();
      if (state.ready) return toJsonAnswer(200, { status: 'ready', service: SERVICE_NAME });
      const { reason, error } = state;
      return toJsonAnswer(503, { status: 'not_ready', reason, error });
    },
  };
}
