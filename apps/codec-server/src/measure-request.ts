import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CodecServerMetrics } from '@conn-dict/observability';
import { isOperation } from './operation.js';
import { pathOf } from './request-path.js';

/** Counts and measures a request once it has ended, whether it was answered or its caller went away; not probes. */
export function measureRequest(
  request: IncomingMessage,
  response: ServerResponse,
  metrics: CodecServerMetrics,
): void {
  const path = pathOf(request);
  if (path === 'health') return;
  const begin = performance.now();
  response.once('close', () => {
    metrics.requestEnded({
      operation: isOperation(path) ? path : 'other',
      status: response.headersSent ? response.statusCode : undefined,
      durationSeconds: (performance.now() - begin) / 1_000,
    });
  });
}
