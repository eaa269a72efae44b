import type { CallFrame } from './cpu-profile.js';

type Rule = readonly [category: string, matches: (frame: CallFrame) => boolean];

const inFile =
  (pattern: RegExp) =>
  ({ url }: CallFrame): boolean =>
    pattern.test(url);
const inFunction =
  (pattern: RegExp) =>
  ({ functionName }: CallFrame): boolean =>
    pattern.test(functionName);

/** What the worker's CPU time is made of; the first rule that fits counts. */
const RULES: readonly Rule[] = [
  ['garbage collection', inFunction(/^\(garbage collector\)$/)],
  ['V8 and the kernel, not JavaScript', inFunction(/^\(program\)$|^\(root\)$/)],
  ['vm.runInContext: one watchdog thread an activation', inFunction(/^runInContext$/)],
  ['messages between the two threads', inFunction(/^postMessage$/)],
  ['messages between the two threads', inFile(/^node:internal\/(?:worker|per_context\/message)/)],
  [
    'stack trace of each promise (SDK)',
    inFile(/@temporalio\/worker\/lib\/workflow\/vm-shared|\/source-map\/|^wasm:/),
  ],
  ['workflow code, and the SDK in the sandbox', inFile(/bundle\/workflows\.js|^evalmachine/)],
  ['core bridge', inFile(/@temporalio\/core-bridge/)],
  ['protobuf of the SDK', inFile(/node_modules\/(?:protobufjs|@temporalio\/proto|long)\//)],
  ['Temporal SDK', inFile(/node_modules\/(?:@temporalio|rxjs|nexus-rpc)\//)],
  [
    'calls of the Bridge: gRPC',
    inFile(/node_modules\/(?:@grpc|@bufbuild)\/|^node:internal\/http2/),
  ],
  ['statements: pg', inFile(/node_modules\/(?:pg|pg-[a-z]+|postgres-[a-z]+)\//)],
  ['logs and metrics', inFile(/node_modules\/(?:prom-client|winston|logform|readable-stream)/)],
  ['our code', inFile(/\/dist\/(?:bundle\/|noop\/|[a-z-]+\.js)/)],
  ['sockets, streams and files', inFile(/^node:(?:internal\/)?(?:fs|net|streams?|buffer|crypto)/)],
  ['Node: promises, async context, timers', inFile(/^node:/)],
];

/** Names the category of a function; `undefined` where its caller's counts. */
export function workerCategory(frame: CallFrame): string | undefined {
  return RULES.find(([, matches]) => matches(frame))?.[0];
}
