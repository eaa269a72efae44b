import { createCanaryFinder } from '@conn-dict/testing';
import type { Invariant } from './invariant.js';

/** Signs that a text is what it should be: where one is missing, nothing was searched. */
const SIGNS: Readonly<Record<string, string>> = {
  logs: 'ClaimWorkflow started',
  'probes and metrics': 'conn_dict_worker_tasks_processed_total',
  spans: 'RunWorkflow:ClaimWorkflow',
  events: 'dict.claim.created',
  'ids and memos of runs': 'claim-CLAIM-',
};

/** Nothing of a person is in what workers say. */
export const noPersonalData: Invariant = {
  name: 'no personal data',
  check({ canaries, texts }) {
    const find = createCanaryFinder(canaries);
    return [
      ...Object.entries(texts).flatMap(([where, text]) =>
        find(text).map((found) => ({ where, what: found })),
      ),
      ...Object.entries(SIGNS).flatMap(([where, sign]) =>
        texts[where]?.includes(sign)
          ? []
          : [{ where, what: `has no "${sign}": it cannot have been read` }],
      ),
    ];
  },
};
