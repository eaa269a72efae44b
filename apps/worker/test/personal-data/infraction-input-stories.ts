import { expect } from 'vitest';
import { CANARIES, HOLDER } from './canaries.js';
import type { Story } from './story.js';
import { endOf, heard } from './watched-claim.js';
import {
  NOTES,
  evidence,
  infractionInput,
  startInvestigation,
  startInvestigationRun,
} from './watched-infraction.js';

/** Everything that is wrong in the same way, with the same value. */
function wrongInputs(canary: string): readonly unknown[] {
  const right = infractionInput();
  const all = Object.fromEntries(Object.keys(right).map((name) => [name, canary]));
  return [
    canary,
    { ...all, ...idsOf(canary) },
    { ...all, ...idsOf(canary), evidence_urls: wrongUrls(canary) },
    { ...right, evidence_urls: wrongUrls(canary) },
    { ...right, reported_ispb: right.reporter_ispb, reason: canary },
    { ...right, [canary]: canary },
  ];
}

/** A password's place, no scheme, another scheme. */
function wrongUrls(canary: string): readonly string[] {
  return [`https://${canary}:x@evidence.example.com/`, canary, `http://example.com/${canary}`];
}

/** An id is shown as it is, and digits are one: what stands there is not a value by itself, but a text with it. */
function idsOf(canary: string): object {
  const text = `of ${canary}`;
  const related = { related_entry_id: text, related_claim_id: text };
  return { infraction_id: text, reporter_ispb: text, reported_ispb: text, ...related };
}

function wrongMessages(canary: string): readonly unknown[] {
  const [evidence_url] = wrongUrls(canary);
  return [
    { evidence_url, uploaded_by: `${canary}\n`, description: canary, [canary]: canary },
    { decision: canary, notes: canary, decided_by: `${canary}\n`, fraud_type: canary },
    { decision: 'DISMISS', decided_by: canary, fraud_type: canary },
    canary,
  ];
}

export const INFRACTION_INPUT_STORIES: readonly Story[] = [
  {
    name: 'every field of a report, and its name',
    async happen(world) {
      const inputs = CANARIES.flatMap(wrongInputs);
      const runs = inputs.map((input) => startInvestigationRun(world, input));
      for (const run of await Promise.all(runs))
        expect(await endOf(world, run)).toBe('InvalidInput');
    },
  },
  {
    name: 'messages that are wrong, late, or that the investigation does not know',
    async happen(world) {
      const run = await startInvestigation(world, infractionInput());
      for (const arg of CANARIES.flatMap(wrongMessages)) {
        for (const signal of ['evidence_added', 'investigation_complete', 'no_such_signal'])
          await run.signal(signal, arg);
        for (const update of ['add_evidence', 'decide', 'no_such_update'])
          expect(await heard(world, run.executeUpdate(update, { args: [arg] }))).toBeInstanceOf(
            Error,
          );
        await heard(world, run.query('no_such_query', arg));
      }
      const decision = { decision: 'DISMISS', notes: NOTES };
      // The second one is late, and so is the evidence.
      await run.signal('investigation_complete', decision);
      await run.signal('investigation_complete', decision).catch(() => undefined);
      await run.signal('evidence_added', evidence(HOLDER.name)).catch(() => undefined);
      expect(await endOf(world, run)).toBe('DISMISSED');
    },
  },
  {
    name: 'an id that names another report',
    async happen(world) {
      const input = infractionInput();
      const run = await startInvestigation(world, input);
      const other = { ...input, key: HOLDER.phone, description: NOTES };
      const second = await startInvestigationRun(world, other);
      expect(await endOf(world, second)).toBe('IdAlreadyUsed');
      await run.cancel();
      expect(await endOf(world, run)).toBe('CancelledFailure');
    },
  },
];
