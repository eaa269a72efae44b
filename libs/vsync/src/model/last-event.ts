import type { SetEvent } from '../ports.js';

/** What the last event of each CID says, in the order in which events come: repeated ones change nothing. */
export interface LastEvents {
  /** CIDs that the directory has by its last word. */
  readonly added: readonly Buffer[];
  /** CIDs that it has not. */
  readonly removed: readonly Buffer[];
}

/** Collects events page by page. */
export interface EventCollector {
  add(events: readonly SetEvent[]): void;
  last(): LastEvents;
}

export function createEventCollector(): EventCollector {
  const last = new Map<string, SetEvent>();
  return {
    add(events) {
      for (const event of events) {
        const cid = event.cid.toString('hex');
        const before = last.get(cid);
        // A late one may tell of what is older than what was told before.
        if (!before || event.occurredAt >= before.occurredAt) last.set(cid, event);
      }
    },
    last() {
      const events = [...last.values()];
      const cidsOf = (type: SetEvent['type']) =>
        events.filter((event) => event.type === type).map(({ cid }) => cid);
      return { added: cidsOf('ADDED'), removed: cidsOf('REMOVED') };
    },
  };
}
