/** How many more bad operations than good ones; so many good ones make up for any number of bad ones. */
const SURPLUS_MAX = 5;
/** For so long at least: one stall, of Redis or of this machine, is bad for all that is under way, and then over. */
const LASTS_MS_MIN = 50;
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
 * Makes a breaker: five more bad operations than good ones, over 50 ms or more, and the store is left alone for a
 * second; then one operation goes ahead of the others, and decides for the next second or for good.
 */
export function createCircuitBreaker({
  onChange,
  now = () => performance.now(),
}: CircuitBreakerOptions): CircuitBreaker {
  let surplus = 0;
  let badSince = 0;
  let openUntil: number | undefined;
  let isProbing = false;

  const open = (code: string): void => {
    if (openUntil === undefined) onChange({ isAvailable: false, code });
    openUntil = now() + OPEN_MS;
    surplus = 0;
  };
  const settle: Settle = (fault) => {
    // What was under way when the breaker opened says nothing new.
    if (openUntil !== undefined) return;
    if (fault === undefined) {
      surplus = Math.max(0, surplus - 1);
      return;
    }
    if (surplus === 0) badSince = now();
    surplus = Math.min(surplus + 1, SURPLUS_MAX);
    if (surplus === SURPLUS_MAX && now() - badSince >= LASTS_MS_MIN) open(fault);
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
