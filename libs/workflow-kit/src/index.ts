export { createEventChain, type EventChain } from './event-chain.js';
export { handleSignal, type SignalHandlerOptions } from './handle-signal.js';
export { whenPeriodEnds } from './not-before.js';
export { persist, type PersistOptions } from './persist.js';
export { pinToBuild } from './pin-to-build.js';
export { ATTEMPT, HEARTBEAT, LOCAL_TRY, RETRY } from './step-limits.js';
export { proxyTwoSpeedActivities, type TwoSpeedOptions } from './two-speed.js';
export {
  applicationFailureOf,
  failureTypeOf,
  orInvalidInput,
  runFailureOf,
} from './workflow-failure.js';
