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

export interface SimulatorOptions {
  /** The directory's clock. @default the machine's */
  readonly clock?: () => Date;
  /** Where the directory is kept. @default in memory */
  readonly dataFile?: string;
  /** Put the demo entries into an empty directory. @default false */
  readonly demo?: boolean;
  /** Behave as a Bridge without our additions, whose donors agree to every claim. @default false */
  readonly fieldBridge?: boolean;
  /** How many calls about entries and infraction reports it takes. @default the directory's own limits */
  readonly limits?: CallLimitChanges;
  /** Seed of the chances of faults. @default 1 */
  readonly seed?: number;
  /** Hears of a defect of the simulator, which its caller sees as InternalServerError. @default nobody */
  readonly onDefect?: (method: string, error: unknown) => void;
}

/** What the directory holds, for tests to look at. */
export interface DirectoryView {
  entry(entryId: string): EntryRecord | undefined;
  claim(claimId: string): ClaimRecord | undefined;
  entries(): readonly EntryRecord[];
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
  /** Ends running calls, then stops. */
  close(): Promise<void>;
}

/** Makes a Bridge with the directory behind it. @throws JournalError if the data file is none of ours */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { dataFile, fieldBridge = false, onDefect = () => {} } = options;
  const journal = dataFile === undefined ? createMemoryJournal() : openFileJournal(dataFile);
  const store = createDirectoryStore(journal);
  const directory = toContext(store, options);
  const calls = createCallLog();
  const faults = createFaultPlan(createSeededRandom(options.seed ?? 1));
  const addDemo = (): void => {
    if (options.demo === true && store.isNew) store.commit(demoChanges(directory.nowMs()));
  };
  addDemo();
  const limits = createCallLimits(directory.nowMs, options.limits);
  const services = createServices({
    directory,
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
      entry: (entryId) => store.state.entries.get(entryId),
      claim: (claimId) => store.state.claims.get(claimId),
      entries: () => [...store.state.entries.values()],
      claims: () => [...store.state.claims.values()],
      infractionReport: (infractionReportId) => store.state.reports.get(infractionReportId),
      infractionReports: () => [...store.state.reports.values()],
      calls: calls.counts,
    },
    faults,
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
