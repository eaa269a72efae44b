// Proves that the state diagrams of docs/concepts.md show the steps that the models allow: all of them, and no others.
import {
  CLAIM_STATUSES,
  ENTRY_STATUSES,
  INFRACTION_STATUSES,
  SYNC_PHASES,
} from '@conn-dict/contracts';
import { describe, expect, it } from 'vitest';
import { readPages } from '../blocks/read-pages.js';
import { loadModel, stepsOf } from '../../test/model.js';
import { readStateDiagram } from './state-diagram.js';

const concepts = readPages().find(({ path }) => path === 'docs/concepts.md')!;
const diagram = (name: string) => readStateDiagram(concepts, name);
const AT = '2026-11-24T00:00:00Z';
const toEnds = (statuses: readonly string[]) =>
  statuses.map((status) => ({ type: 'ENDED', status, endedAt: AT }));

describe('the diagram of', () => {
  it('claims is what next() of libs/claim does', async () => {
    const model = await loadModel('libs/claim/src/model/claim-state.ts');
    const events = [
      { type: 'OPENED', directoryClaimId: 'D-1' },
      { type: 'DONOR_NOTIFIED' },
      { type: 'DECIDED', outcome: { kind: 'EXPIRE', reason: 'DEFAULT_OPERATION' } },
      { type: 'CONFIRMED' },
      ...toEnds(['COMPLETED', 'CANCELLED', 'EXPIRED']),
      { type: 'BROKE', failureType: 'NotFound' },
      { type: 'FAILED' },
    ];
    expect(diagram('claim')).toEqual(stepsOf(model, { states: CLAIM_STATUSES, events }));
  });

  it('entries is what next() of libs/entry does', async () => {
    const model = await loadModel('libs/entry/src/model/entry-state.ts');
    const events = ENTRY_STATUSES.map((status) => ({ type: 'MOVED', status, changedAt: AT }));
    expect(diagram('entry')).toEqual(stepsOf(model, { states: ENTRY_STATUSES, events }));
  });

  it('infractions is what next() of libs/infraction does', async () => {
    const model = await loadModel('libs/infraction/src/model/infraction-state.ts');
    const events = [
      { type: 'OPENED', hasReport: true, evidenceCount: 0 },
      { type: 'INVESTIGATION_STARTED' },
      { type: 'ESCALATED' },
      ...toEnds(['RESOLVED', 'DISMISSED', 'EXPIRED', 'CANCELLED']),
      { type: 'FAILED' },
    ];
    expect(diagram('infraction')).toEqual(stepsOf(model, { states: INFRACTION_STATUSES, events }));
  });

  it('a VSync has all phases, and steps that next() of libs/vsync takes', async () => {
    const model = await loadModel('libs/vsync/src/model/sync-state.ts');
    const events = SYNC_PHASES.map((phase) => ({ type: 'ENTERED', phase }));
    const allowed = stepsOf(model, { states: SYNC_PHASES, events, field: 'phase' });
    const shown = [...diagram('vsync')];
    expect(shown.filter((step) => !allowed.has(step))).toEqual([]);
    expect(new Set(shown.flatMap((step) => step.split(' → ')))).toEqual(new Set(SYNC_PHASES));
  });
});

describe('reading a diagram', () => {
  const page = {
    path: 'docs/a.md',
    text: `<!-- diagram:a -->

\`\`\`mermaid
stateDiagram-v2
  [*] --> Open
  state Open {
    [*] --> A
    A --> B: on the way
  }
  Open --> C: over
  C --> [*]
\`\`\``,
  };

  it('takes a group for each of its states', () => {
    expect(readStateDiagram(page, 'a')).toEqual(new Set(['A → B', 'A → C', 'B → C']));
  });

  it('fails where there is none', () => {
    expect(() => readStateDiagram(page, 'b')).toThrow('docs/a.md has no diagram:b');
  });
});
