import { expect } from 'vitest';
import { until } from '../worker-program.js';
import { CLAIMANT, HOLDER } from './canaries.js';
import { INTERNAL, REFUSALS } from './quoted-statuses.js';
import type { Story } from './story.js';
import { claimInput, endOf, startClaim, startRun, statusOf } from './watched-claim.js';

const REFUSED_AT_ONCE: readonly Story[] = Object.entries(REFUSALS).map(([name, status]) => ({
  name: `a claim refused with ${name}`,
  async happen(world) {
    world.bridge.refuse('CreateClaim', status);
    const run = await startRun(world, world.worker, claimInput(world.entries.email));
    expect(await endOf(world, run)).toMatch(/^(?:[A-Z][a-z]+)+$/);
    expect(world.bridge.left()).toEqual([]);
  },
}));

export const CLAIM_STORIES: readonly Story[] = [
  ...REFUSED_AT_ONCE,
  {
    name: 'an ownership claim that is cancelled though each step fails at first',
    async happen(world) {
      const run = await startClaim(world, claimInput(world.entries.phone, 'OWNERSHIP'));
      for (const method of ['GetClaim', 'CancelClaim']) world.bridge.refuse(method, INTERNAL, 2);
      await run.signal('cancel', { reason: 'USER_REQUESTED', cancelled_by: CLAIMANT.name });
      expect(await endOf(world, run)).toBe('CANCELLED');
      expect(world.bridge.left()).toEqual([]);
    },
  },
  {
    name: 'a claim whose donor cannot be told, and that is taken back',
    async happen(world) {
      world.bridge.refuse('NotifyParticipant', REFUSALS['a tax id for a field']!);
      const run = await startRun(world, world.worker, claimInput(world.entries.phone));
      expect(await endOf(world, run)).toBe('ClaimInvalid');
    },
  },
  {
    name: 'a claim whose completion is refused, and that is taken back',
    async happen(world) {
      const run = await startClaim(world, claimInput(world.entries.phone));
      world.bridge.refuse('CompleteClaim', REFUSALS["the directory's own answer"]!);
      await run.signal('confirm');
      expect(await endOf(world, run)).toBe('TaxIdNumberBlocked');
    },
  },
  {
    name: 'a portability whose run is cancelled',
    async happen(world) {
      const run = await startClaim(world, claimInput(world.entries.phone));
      await run.cancel();
      expect(await endOf(world, run)).toBe('CancelledFailure');
    },
  },
  {
    name: 'a portability that is confirmed though each step fails at first',
    async happen(world) {
      for (const method of ['GetEntry', 'CreateClaim', 'NotifyParticipant'])
        world.bridge.refuse(method, INTERNAL, 2);
      const run = await startRun(world, world.worker, claimInput(world.entries.email));
      await until(
        () => statusOf(world, run),
        (status) => status === 'WAITING_RESOLUTION',
      );
      expect(world.bridge.left()).toEqual([]);
      for (const method of ['ConfirmClaim', 'CompleteClaim', 'GetEntry'])
        world.bridge.refuse(method, INTERNAL, 2);
      await run.signal('confirm', { reason: 'USER_REQUESTED', confirmed_by: HOLDER.name });
      expect(await endOf(world, run)).toBe('COMPLETED');
      expect(world.bridge.left()).toEqual([]);
    },
  },
];
