import { Metadata } from '@grpc/grpc-js';

/** Headers of a trace context (W3C); baggage stays at home. */
const TRACE_HEADERS = ['traceparent', 'tracestate'] as const;

/** Longest value that goes into a header. */
const VALUE_CHARACTERS_MAX = 512;

/** Makes the metadata of a call: its request id and the trace it belongs to. What no header can carry is left out. */
export function toCallMetadata(
  requestId: string,
  traceContext: Readonly<Record<string, string>>,
): Metadata {
  const metadata = new Metadata();
  setHeader(metadata, 'x-request-id', requestId);
  for (const header of TRACE_HEADERS) setHeader(metadata, header, traceContext[header]);
  return metadata;
}

function setHeader(metadata: Metadata, name: string, value: string | undefined): void {
  if (!value || value.length > VALUE_CHARACTERS_MAX || !/^[ -~]+$/.test(value)) return;
  metadata.set(name, value);
}
