import { KEY_TYPES, type KeyType } from '@conn-dict/dict';
import type { DirectoryContext } from '../directory/directory-context.js';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import type {
  DriftedEntry as WireDrifted,
  SimulatorControlServer,
} from '../gen/dict/simulator/v1/simulator_control.js';
import { toAnswer } from '../grpc/planned-failure.js';
import { requireIspb } from '../grpc/reconciliation-mapping.js';
import type { ServeUnary } from '../grpc/serve-unary.js';
import { makeDrift, type DriftedEntry } from '../reconciliation/make-drift.js';
import { seedEntries } from '../reconciliation/seed-entries.js';

type ReconciliationControl = Pick<
  SimulatorControlServer,
  'seedEntries' | 'makeDrift' | 'getVsyncs'
>;

/** Serves what makes a directory large, and what makes it differ. */
export function createReconciliationControl(
  directory: DirectoryContext,
  serve: ServeUnary,
): ReconciliationControl {
  return {
    seedEntries({ request }, answer) {
      seedAll(directory, request).then(
        (response) => answer(null, response),
        (error: unknown) => answer(toAnswer(error, '')),
      );
    },

    makeDrift: serve('MakeDrift', ({ participantIspb, keyTypes, silent, ...counts }) => {
      for (const field of ['alter', 'add', 'remove', 'seed'] as const) {
        if (counts[field] < 0) throw new DirectoryRefusal('BadRequest', { field });
      }
      const drifted = makeDrift(directory, {
        ...counts,
        participant: requireIspb(participantIspb),
        keyTypes: toKeyTypes(keyTypes),
        isSilent: silent,
      });
      return { entries: drifted.map(toWireDrifted) };
    }),

    getVsyncs: serve('GetVsyncs', ({ participantIspb: participant }) => ({
      vsyncs: KEY_TYPES.map((keyType) => {
        const { state } = directory.store;
        const { vsync } = state.cidSets.get({ participant, keyType });
        const count = state.countCids({ participant, keyType });
        return { keyType, vsync: Buffer.from(vsync), count };
      }),
    })),
  };
}

async function seedAll(
  directory: DirectoryContext,
  request: {
    readonly participantIspb: string;
    readonly keyTypes: readonly string[];
    readonly count: number;
    readonly seed: number;
  },
): Promise<{ entries: number; tookMs: number }> {
  const startedMs = performance.now();
  const keyTypes = toKeyTypes(request.keyTypes);
  const { participantIspb: participant, count, seed } = request;
  for (const keyType of keyTypes) {
    await seedEntries(directory, { participant, keyType, count, seed });
  }
  return {
    entries: keyTypes.length * count,
    tookMs: Math.round(performance.now() - startedMs),
  };
}

/** @throws DirectoryRefusal `BadRequest` where one is none */
function toKeyTypes(names: readonly string[]): readonly KeyType[] {
  if (names.length === 0) return KEY_TYPES;
  return names.map((name) => {
    const keyType = KEY_TYPES.find((each) => each === name);
    if (keyType) return keyType;
    throw new DirectoryRefusal('BadRequest', { field: 'key_types', rule: KEY_TYPES.join(', ') });
  });
}

function toWireDrifted({ kind, before, after }: DriftedEntry): WireDrifted {
  const entry = after ?? before;
  return {
    kind,
    keyType: entry?.keyType ?? '',
    entryId: entry?.entryId ?? '',
    cidBefore: Buffer.from(before?.cid ?? '', 'hex'),
    cidAfter: Buffer.from(after?.cid ?? '', 'hex'),
    entry: JSON.stringify(entry),
  };
}
