import type { ClaimRecord, EntryRecord, InfractionReportRecord } from '@conn-dict/bridge-simulator';
import { SimulatorControlClient } from '@conn-dict/bridge-simulator';
import { credentials } from '@grpc/grpc-js';

/** A request that had its effect at the directory: whose it was, and what it left; empty where it is about none. */
export interface DoneRequest {
  readonly participantIspb: string;
  readonly requestId: string;
  readonly claimId: string;
  readonly claimStatus: string;
  readonly entryId: string;
  readonly infractionReportId: string;
  readonly infractionReportStatus: string;
}

/** A participant's set of CIDs of one key type. */
export interface CidSetSum {
  readonly keyType: string;
  /** XOR of the CIDs, 64 hexadecimal digits. */
  readonly vsync: string;
  readonly count: number;
}

/** How often a method was called with a RequestId. */
export interface SeenCall {
  readonly method: string;
  readonly requestId: string;
  readonly count: number;
}

/** The directory as it is, seen past every proxy. */
export interface DirectoryView {
  entry(entryId: string): Promise<EntryRecord | undefined>;
  claims(): Promise<readonly ClaimRecord[]>;
  entries(): Promise<readonly EntryRecord[]>;
  infractionReports(): Promise<readonly InfractionReportRecord[]>;
  doneRequests(): Promise<readonly DoneRequest[]>;
  /** How often each method was called with each RequestId since the simulator was last started. */
  calls(): Promise<readonly SeenCall[]>;
  cidSets(participant: string): Promise<readonly CidSetSum[]>;
  /** Generates phone entries of a participant, without events. */
  seedPhones(participant: string, count: number, seed: number): Promise<void>;
  /** Empties the directory. */
  reset(): Promise<void>;
  close(): void;
}

/** What an hour has left is more than the 4 MB that gRPC takes unasked. */
const ANSWERS = { 'grpc.max_receive_message_length': -1 };

type Done<Response> = (error: Error | null, response: Response) => void;

export function openDirectory(address: string): DirectoryView {
  const client = new SimulatorControlClient(address, credentials.createInsecure(), ANSWERS);
  const ask = <Response>(start: (done: Done<Response>) => unknown): Promise<Response> =>
    new Promise((resolve, reject) => {
      start((error, response) => (error ? reject(error) : resolve(response)));
    });
  type State = Record<'entries' | 'claims' | 'infractionReports', Record<string, string>>;
  const state = (entryIds: readonly string[]) =>
    ask<State>((done) =>
      client.getState({ entryIds: [...entryIds], claimIds: [], infractionReportIds: [] }, done),
    );
  const all = async <T>(kind: keyof State): Promise<readonly T[]> =>
    Object.values((await state([]))[kind]).map((text) => JSON.parse(text) as T);
  return {
    async entry(entryId) {
      const { entries } = await state([entryId]);
      const text = entries[entryId];
      return text === undefined ? undefined : (JSON.parse(text) as EntryRecord);
    },
    claims: () => all<ClaimRecord>('claims'),
    entries: () => all<EntryRecord>('entries'),
    infractionReports: () => all<InfractionReportRecord>('infractionReports'),
    async doneRequests() {
      const { requests } = await ask<{ requests: readonly DoneRequest[] }>((done) =>
        client.getDoneRequests({ claimId: '' }, done),
      );
      return requests;
    },
    async calls() {
      const { calls } = await ask<{ calls: readonly SeenCall[] }>((done) =>
        client.getCalls({ method: '' }, done),
      );
      return calls;
    },
    async cidSets(participantIspb) {
      const { vsyncs } = await ask<{ vsyncs: readonly WireSet[] }>((done) =>
        client.getVsyncs({ participantIspb }, done),
      );
      return vsyncs.map((set) => ({ ...set, vsync: Buffer.from(set.vsync).toString('hex') }));
    },
    async seedPhones(participantIspb, count, seed) {
      const request = { participantIspb, keyTypes: ['PHONE'], count, seed };
      await ask((done) => client.seedEntries(request, done));
    },
    async reset() {
      await ask((done) => client.reset({}, done));
    },
    close: () => client.close(),
  };
}

type WireSet = Omit<CidSetSum, 'vsync'> & { readonly vsync: Uint8Array };
