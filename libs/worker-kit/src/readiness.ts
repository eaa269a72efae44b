import { toDetail } from './error-detail.js';

/** Why a worker takes no work, in the order in which they are told. */
export const NOT_READY_REASONS = ['draining', 'temporal', 'postgres', 'schema', 'worker'] as const;
export type NotReadyReason = (typeof NOT_READY_REASONS)[number];

export type ReadinessState =
  | { readonly ready: true }
  | { readonly ready: false; readonly reason: NotReadyReason; readonly error: string };

export interface Readiness {
  /** Checks all, at most once in `cacheMs`. Never throws. */
  check(): Promise<ReadinessState>;
  /** Makes every answer from now on `draining`. */
  drain(): void;
}

export interface ReadinessDeps {
  /** Each resolves when its part is well. An error's text must be fit to show. */
  readonly checks: Readonly<Record<Exclude<NotReadyReason, 'draining'>, () => Promise<unknown>>>;
  /** @default 1000 */
  readonly timeoutMs?: number;
  /** @default 1000 */
  readonly cacheMs?: number;
  /** @default performance.now */
  readonly now?: () => number;
}

/** Answers whether the worker can take work: PostgreSQL, its schema, Temporal and the SDK's worker are all well. */
export function createReadiness({
  checks,
  timeoutMs = 1_000,
  cacheMs = 1_000,
  now = () => performance.now(),
}: ReadinessDeps): Readiness {
  let draining = false;
  let cached: { readonly at: number; readonly state: Promise<ReadinessState> } | undefined;

  async function look(): Promise<ReadinessState> {
    const reasons = NOT_READY_REASONS.filter((reason) => reason !== 'draining');
    const results = await Promise.allSettled(
      reasons.map((reason) => withTimeout(checks[reason], timeoutMs)),
    );
    const failed = results.findIndex(({ status }) => status === 'rejected');
    const result = results[failed];
    const reason = reasons[failed];
    if (result?.status !== 'rejected' || reason === undefined) return { ready: true };
    return { ready: false, reason, error: toDetail(result.reason) };
  }

  return {
    async check() {
      if (!draining && (cached === undefined || now() - cached.at >= cacheMs)) {
        cached = { at: now(), state: look() };
      }
      const state = await cached?.state;
      if (draining || state === undefined) return DRAINING;
      return state;
    },
    drain() {
      draining = true;
      cached = undefined;
    },
  };
}

const DRAINING: ReadinessState = {
  ready: false,
  reason: 'draining',
  error: 'the worker is shutting down',
};

async function withTimeout(check: () => Promise<unknown>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([check(), late]);
  } finally {
    clearTimeout(timer);
  }
}
