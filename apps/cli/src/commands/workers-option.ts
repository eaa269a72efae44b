import { Option } from 'commander';

export const WORKERS = ['combined', 'partitioned'] as const;
export type Workers = (typeof WORKERS)[number];

/** Where a start goes: the one queue of the combined worker, or the queue of a domain's own. */
export function workersOption(): Option {
  const meaning = 'how the workers are deployed: on one queue, or one each domain';
  return new Option('--workers <kind>', meaning).choices(WORKERS).default('combined');
}
