import {
  registerEntries,
  toClaimInputs,
  toEntryInputs,
  toReportInputs,
  type BenchStack,
} from '@conn-dict/bench/parts';
import type { ConnDictClient } from '@conn-dict/client';
import type { LoadKind } from '../plan/profile.js';
import type { Shape } from '../plan/shape.js';
import { createClaimJourney } from './claim-journey.js';
import { createDeletionJourney, createEntryJourney } from './entry-journey.js';
import { createInfractionJourney } from './infraction-journey.js';
import type { Journey } from './journey.js';
import { createSyncJourney } from './sync-journey.js';

/** Keeps the keys of each kind apart, and from those of a fleet, which has 0. */
const SERIES = { claims: 1, entries: 2, infractions: 3 } as const;

export interface PrepareJourneysOptions {
  readonly stack: BenchStack;
  readonly client: ConnDictClient;
  readonly shape: Shape;
  readonly counts: Readonly<Record<LoadKind, number>>;
  readonly signal: AbortSignal;
}

/** Makes the inputs of so many executions of each kind; the keys to be claimed are registered at the directory. */
export async function prepareJourneys(
  options: PrepareJourneysOptions,
): Promise<Readonly<Record<LoadKind, Journey>>> {
  const { stack, client, shape, counts, signal } = options;
  const address = `127.0.0.1:${stack.ports.bridge}`;
  const series = SERIES.claims;
  const entryIds = await registerEntries({ address, series, count: counts.claims, signal });
  const claims = toClaimInputs('load', entryIds);
  const entries = toEntryInputs(SERIES.entries, counts.entries);
  const reports = toReportInputs(SERIES.infractions, counts.infractions);
  const order = { outOfOrder: shape === 'out-of-order' };
  const isPlain = shape !== 'timers' && shape !== 'out-of-order';
  return {
    claims: createClaimJourney(client.claims, claims, order),
    entries: isPlain
      ? createEntryJourney(client.entries, entries)
      : createDeletionJourney(client.entries, entries, order),
    infractions: createInfractionJourney(client.infractions, reports, order),
    vsync: createSyncJourney(client.vsync, order),
  };
}
