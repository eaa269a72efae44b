import { createCanaryFinder } from '@conn-dict/testing';
import { SAID, type Said } from '../aftermath/aftermath.js';
import type { Invariant } from './invariant.js';

/** Signs that a text is what it should be: where one is missing, nothing was searched. */
const SIGNS: Readonly<Record<Said, string>> = {
  logs: 'ClaimWorkflow started',
  'probes and metrics': 'conn_dict_worker_tasks_processed_total',
  // Of any workflow: a worker that is killed takes its last spans with it.
  spans: 'RunWorkflow:',
  events: 'dict.claim.created',
  'ids and memos of runs': 'claim-CLAIM-',
};

/** One leak may be on every page: so many are enough to find it. */
const FOUND_MAX = 20;

/** Nothing of a person is in what workers say. */
export const noPersonalData: Invariant = {
  name: 'no personal data',
  check({ canaries, texts }) {
    const find = createCanaryFinder(canaries);
    return SAID.flatMap((where) => {
      const found: string[] = [];
      let isRead = false;
      for (const page of texts[where]) {
        isRead ||= page.includes(SIGNS[where]);
        if (found.length < FOUND_MAX) found.push(...find(page));
      }
      const unread = isRead ? [] : [`has no "${SIGNS[where]}": it cannot have been read`];
      return [...found, ...unread].map((what) => ({ where, what }));
    });
  },
};
