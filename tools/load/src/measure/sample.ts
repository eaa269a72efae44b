import type { Backlog } from './backlog.js';

/** What a process did in the time of a sample. */
export interface ProcessUse {
  /** Cores that it kept busy, in the mean. */
  readonly cores: number;
  /** At the end of it. */
  readonly memoryMb: number;
}

/** Percentiles of latencies, in milliseconds. */
export interface Latencies {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** One stretch of a run. */
export interface Sample {
  /** Its end, from the beginning of the load. */
  readonly atSeconds: number;
  readonly begunPerSecond: number;
  readonly donePerSecond: number;
  readonly failed: number;
  /** Executions that were begun and have not ended, at the end of it. */
  readonly open: number;
  /** Of those that were done in it; missing where none was. */
  readonly latencies?: Latencies;
  readonly backlog: Backlog;
  /** By name. */
  readonly processes: Readonly<Record<string, ProcessUse>>;
  /** Cores that the rest of the machine kept busy. */
  readonly otherCores: number;
}
