import type { Client, ClientReadableStream } from '@grpc/grpc-js';
import type { BridgeCallOptions } from '../bridge-client.js';
import { BridgeError } from '../bridge-error.js';
import { toCallMetadata } from './call-metadata.js';
import { CALL_DONE, CALL_LEFT, toFailedEnd, toTracedCall } from './call-trace.js';
import { failedCall } from './failed-call.js';
import { methodName, type CallMethod, type IdentifiedRequest } from './method-path.js';
import { takeTokens, type CallCost } from './take-tokens.js';
import type { UnaryCallerDeps } from './unary-caller.js';

/** One call that is answered by many messages. */
export interface StreamCall<Request extends IdentifiedRequest, Response> extends CallCost {
  readonly method: CallMethod<Request, Response>;
  readonly request: Request;
}

/** Makes calls that are answered by a stream, over one channel that is not its own. */
export interface StreamCaller {
  /**
   * Makes one attempt when the first message is asked for, and takes messages from the peer as its reader does.
   * `timeoutMs` is the longest wait for one message. A reader that stops ends the call.
   *
   * @throws BridgeError only
   */
  messages<Request extends IdentifiedRequest, Response>(
    call: StreamCall<Request, Response>,
    options?: BridgeCallOptions,
  ): AsyncGenerator<Response, void>;
  /** Cancels what is under way. */
  close(): void;
}

type Stream = ClientReadableStream<unknown>;

/** Creates the caller that gives each stream its metadata, tokens, deadline between messages and error mapping. */
export function createStreamCaller(deps: UnaryCallerDeps): StreamCaller {
  const underWay = new Set<Stream>();
  return {
    async *messages(call, options = {}) {
      const { path } = call.method;
      if (options.signal?.aborted) throw cancelled(path);
      takeTokens(deps.limiter, call, methodName(path));
      const trace = deps.traceCall(toTracedCall(path));
      let end = CALL_LEFT;
      let stream: Stream | undefined;
      try {
        stream = open(deps.channel.client, call, trace.headers);
        underWay.add(stream);
        yield* read(stream, path, {
          timeoutMs: Math.min(deps.timeoutMs, options.timeoutMs ?? deps.timeoutMs),
          signal: options.signal,
        });
        end = CALL_DONE;
      } catch (error) {
        deps.channel.failed(error);
        const failure = failedCall(error, { path, limit: call.limit }, deps.limiter);
        end = toFailedEnd(failure);
        throw failure;
      } finally {
        trace.ended(end);
        stream?.cancel();
        if (stream) underWay.delete(stream);
      }
    },
    close() {
      for (const stream of underWay) stream.cancel();
    },
  };
}

function open<Request extends IdentifiedRequest, Response>(
  client: Client,
  { method, request }: StreamCall<Request, Response>,
  trace: Readonly<Record<string, string>>,
): ClientReadableStream<Response> {
  const metadata = toCallMetadata(request.requestId, trace);
  const { path, requestSerialize, responseDeserialize } = method;
  const stream = client.makeServerStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    request,
    metadata,
  );
  // The status of a call that nobody reads any more is nobody's error.
  stream.on('error', () => {});
  return stream;
}

interface Patience {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

async function* read<Response>(
  stream: ClientReadableStream<Response>,
  path: string,
  { timeoutMs, signal }: Patience,
): AsyncGenerator<Response, void> {
  const messages = stream[Symbol.asyncIterator]() as AsyncIterator<Response>;
  const cancel = (): void => stream.cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const message = await withDeadline(messages, stream, { path, timeoutMs });
      // What came before the abort may still be there to be read.
      if (signal?.aborted) throw cancelled(path);
      if (message.done === true) return;
      yield message.value;
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

async function withDeadline<Response>(
  messages: AsyncIterator<Response>,
  stream: ClientReadableStream<Response>,
  { path, timeoutMs }: { readonly path: string; readonly timeoutMs: number },
): Promise<IteratorResult<Response, unknown>> {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort();
    stream.cancel();
  }, timeoutMs);
  try {
    return await messages.next();
  } catch (error) {
    if (!deadline.signal.aborted) throw error;
    const status = 'DEADLINE_EXCEEDED';
    throw new BridgeError('BridgeUnavailable', methodName(path), { status });
  } finally {
    clearTimeout(timer);
  }
}

function cancelled(path: string): BridgeError {
  return new BridgeError('BridgeUnavailable', methodName(path), { status: 'CANCELLED' });
}
