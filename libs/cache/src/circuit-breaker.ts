/** Outcomes that are remembered, and how many of them have to be bad. */
const RECENT_MAX = 10;
const BAD_MAX = 5;
/** How long nobody asks a store that seems away. */
const OPEN_MS = 1_000;

/** Whether the store is asked at all. */
export interface Availability {
  readonly isAvailable: boolean;
  /** Why not, such as `TIMEOUT` or `ECONNREFUSED`. */
  readonly code?: string;
}

/** How one operation went: `undefined` is good, a code says what was bad. */
export type Settle = (fault: string | undefined) => void;

export interface CircuitBreaker {
  /** Lets an operation through, which then has to say how it went; undefined: the store is not to be asked now. */
  enter(): Settle | undefined;
}

export interface CircuitBreakerOptions {
  /** Told of each change, not of each failure. */
  readonly onChange: (availability: Availability) => void;
  /** Milliseconds of a clock that never goes back. @default `performance.now` */
  readonly now?: () => number;
}

/**
 * Makes a breaker: half of the last ten operations bad, and the store is left alone for a second; then one operation
 * goes ahead of the others, and decides for the next second or for good.
 */
export function createCircuitBreaker({
  onChange,
  now = () => performance.now(),
}: CircuitBreakerOptions): CircuitBreaker {
  let recent: boolean[] = [];
  let openUntil: number | undefined;
  let isProbing = false;

  const open = (code: string): void => {
    if (openUntil === undefined) onChange({ isAvailable: false, code });
    openUntil = now() + OPEN_MS;
    recent = [];
  };
  const settle: Settle = (fault) => {
    // What was under way when the breaker opened says nothing new.
    if (openUntil !== undefined) return;
    recent = [...recent.slice(1 - RECENT_MAX), fault === undefined];
    if (fault !== undefined && recent.filter((isGood) => !isGood).length >= BAD_MAX) open(fault);
  };
  const settleProbe: Settle = (fault) => {
    isProbing = false;
    if (fault !== undefined) {
      open(fault);
      return;
    }
    openUntil = undefined;
    onChange({ isAvailable: true });
  };
  return {
    enter() {
      if (openUntil === undefined) return settle;
      if (isProbing || now() < openUntil) return undefined;
      isProbing = true;
      return settleProbe;
    },
  };
}
