import { randomUUID } from 'node:crypto';
import { demoChanges } from './demo/demo-changes.js';
import { DORA } from './demo/demo-people.js';
import type { ClaimRecord } from './directory/claim-record.js';
import type { DirectoryContext } from './directory/directory-context.js';
import { createDirectoryStore, type DirectoryStore } from './directory/directory-store.js';
import type { EntryRecord } from './directory/entry-record.js';
import type { InfractionReportRecord } from './directory/infraction-report-record.js';
import { createCallLog, type CallCount } from './faults/call-log.js';
import { createFaultPlan, type FaultPlan } from './faults/fault-plan.js';
import { createSeededRandom } from './faults/seeded-random.js';
import { startServer, type ListenOptions, type RunningServer } from './grpc/server.js';
import { createServices } from './grpc/services.js';
import { openFileJournal } from './journal/file-journal.js';
import { createMemoryJournal } from './journal/journal.js';
import { createCallLimits, type CallLimitChanges } from './limits/call-limits.js';
import { createCidSetFiles } from './reconciliation/cid-set-files.js';
import type { CidSetName } from './reconciliation/cid-set.js';
import type { GeneratedEntries } from './reconciliation/generated-cids.js';
import { makeDrift, type DriftedEntry, type DriftRequest } from './reconciliation/make-drift.js';
import type { ReconciliationOptions } from './reconciliation/reconciliation-context.js';
import { seedEntries } from './reconciliation/seed-entries.js';

const EVENT_LATENESS_MS = 5_000;

export interface SimulatorOptions {
  /** The directory's clock. @default the machine's */
  readonly clock?: () => Date;
  /** Where the directory is kept. @default in memory */
  readonly dataFile?: string;
  /** Put the demo entries into an empty directory. @default false */
  readonly demo?: boolean;
  /** Behave as a Bridge without our additions, whose donors agree to every claim. @default false */
  readonly fieldBridge?: boolean;
  /** How its reconciliation behaves. */
  readonly reconciliation?: ReconciliationOptions;
  /** How many calls of a participant it takes. @default the directory's own limits */
  readonly limits?: CallLimitChanges;
  /** Seed of the chances of faults. @default 1 */
  readonly seed?: number;
  /** Hears of a defect of the simulator, which its caller sees as InternalServerError. @default nobody */
  readonly onDefect?: (method: string, error: unknown) => void;
}

/** What the directory holds, for tests to look at. */
export interface DirectoryView {
  /** The entry with this id, a generated one too. */
  entry(entryId: string): EntryRecord | undefined;
  claim(claimId: string): ClaimRecord | undefined;
  /** All but those that were generated. */
  entries(): readonly EntryRecord[];
  /** VSync of a set in lower-case hex. */
  vsync(set: CidSetName): string;
  /** Oldest change first. */
  claims(): readonly ClaimRecord[];
  infractionReport(infractionReportId: string): InfractionReportRecord | undefined;
  /** Oldest change first. */
  infractionReports(): readonly InfractionReportRecord[];
  /** How often each method was called with each RequestId. */
  calls(): readonly CallCount[];
}

export interface Simulator {
  /** Serves; once. @throws Error if the port is taken */
  listen(options: ListenOptions): Promise<Pick<RunningServer, 'address' | 'port'>>;
  readonly directory: DirectoryView;
  readonly faults: Pick<FaultPlan, 'add' | 'clear'>;
  /** Puts generated entries into the directory, without events. @throws DirectoryRefusal `BadRequest` */
  seedEntries(entries: GeneratedEntries): Promise<void>;
  /** Changes entries on the directory's side alone, and tells which. @throws DirectoryRefusal `BadRequest` */
  makeDrift(drift: DriftRequest): readonly DriftedEntry[];
  /** Ends running calls, then stops. */
  close(): Promise<void>;
}

/** Makes a Bridge with the directory behind it. @throws JournalError if the data file is none of ours */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { dataFile, fieldBridge = false, onDefect = () => {} } = options;
  const journal = dataFile === undefined ? createMemoryJournal() : openFileJournal(dataFile);
  const clock = options.clock ?? (() => new Date());
  const store = createDirectoryStore({ journal, clock });
  const directory = toContext(store, options);
  const calls = createCallLog();
  const faults = createFaultPlan(createSeededRandom(options.seed ?? 1));
  const addDemo = (): void => {
    if (options.demo === true && store.isNew) store.commit(demoChanges(directory.nowMs()));
  };
  addDemo();
  const limits = createCallLimits(directory.nowMs, options.limits);
  const { eventLatenessMs = EVENT_LATENESS_MS } = options.reconciliation ?? {};
  const files = createCidSetFiles(directory, options.reconciliation);
  const services = createServices({
    directory,
    reconciliation: { directory, files, eventLatenessMs },
    calls,
    faults,
    limits,
    onDefect,
    fieldBridge,
    addDemo,
  });
  let server: RunningServer | undefined;
  return {
    async listen(listenOptions) {
      server = await startServer(services, listenOptions);
      // The port is ours, so no other simulator that was started alike is at work on the data file.
      store.open();
      const { address, port } = server;
      return { address, port };
    },
    directory: {
      entry: (entryId) => store.state.entry(entryId),
      claim: (claimId) => store.state.claims.get(claimId),
      entries: () => [...store.state.entries.values()],
      claims: () => [...store.state.claims.values()],
      infractionReport: (infractionReportId) => store.state.reports.get(infractionReportId),
      infractionReports: () => [...store.state.reports.values()],
      vsync: (set) => store.state.cidSets.get(set).vsync.toString('hex'),
      calls: calls.counts,
    },
    faults,
    seedEntries: (entries) => seedEntries(directory, entries),
    makeDrift: (drift) => makeDrift(directory, drift),
    async close() {
      await server?.close();
      journal.close();
    },
  };
}

function toContext(
  store: DirectoryStore,
  { clock = () => new Date(), fieldBridge = false }: SimulatorOptions,
): DirectoryContext {
  return {
    store,
    nowMs: () => clock().getTime() + store.state.clockAdvancedMs,
    newId: randomUUID,
    donorAgrees: fieldBridge,
    unnamedClaimer: DORA,
  };
}
