/**
 * Loaded once into the workflow sandbox. The SDK takes a stack trace of each promise that a workflow makes, for the
 * `__stack_trace` query: at V8's default of ten frames that is an eighth of a worker's CPU (tools/bench/README.md).
 * The SDK's own two frames and three of the workflow still say where a workflow waits.
 */
Error.stackTraceLimit = 5;
