/** What a worker's environment says to glibc, as in the image (docker/Dockerfile). */
export const WORKER_MALLOC = {
  /** Two arenas for the SDK's threads in place of sixteen: 10 to 25 MB less, measured, at the same speed. */
  MALLOC_ARENA_MAX: '2',
  /** Bytes at an arena's end that go back to the system: glibc's own value grows to some MB. 10 MB less, measured. */
  MALLOC_TRIM_THRESHOLD_: '65536',
} as const;
