import type { Change } from '../src/directory/change.js';
import type { Journal } from '../src/journal/journal.js';

/** A journal in memory, which a second directory can be made from. */
export interface RecordingJournal extends Journal {
  readonly writes: readonly (readonly Change[])[];
}

export function createRecordingJournal(
  earlier: readonly (readonly Change[])[] = [],
): RecordingJournal {
  let texts = earlier.map((changes) => JSON.stringify(changes));
  const parsed = () => texts.map((text) => JSON.parse(text) as readonly Change[]);
  return {
    get writes() {
      return parsed();
    },
    replay: parsed,
    append: (changes) => void texts.push(JSON.stringify(changes)),
    rewrite: (writes) => {
      texts = [...writes].map((changes) => JSON.stringify(changes));
    },
    close: () => {},
  };
}
