import type { ClaimRecord, EntryRecord, InfractionReportRecord } from '@conn-dict/bridge-simulator';
import { SimulatorControlClient } from '@conn-dict/bridge-simulator';
import { credentials } from '@grpc/grpc-js';

/** A request that had its effect at the directory: whose it was, and what it left the claim as. */
export interface DoneRequest {
  readonly participantIspb: string;
  readonly requestId: string;
  readonly claimId: string;
  readonly claimStatus: string;
}

/** The directory as it is, seen past every proxy. */
export interface DirectoryView {
  entry(entryId: string): Promise<EntryRecord | undefined>;
  claims(): Promise<readonly ClaimRecord[]>;
  infractionReports(): Promise<readonly InfractionReportRecord[]>;
  doneRequests(): Promise<readonly DoneRequest[]>;
  /** How often each method was called with each RequestId since the simulator was last started. */
  calls(): Promise<readonly { method: string; requestId: string; count: number }[]>;
  close(): void;
}

type Done<Response> = (error: Error | null, response: Response) => void;

export function openDirectory(address: string): DirectoryView {
  const client = new SimulatorControlClient(address, credentials.createInsecure());
  const ask = <Response>(start: (done: Done<Response>) => unknown): Promise<Response> =>
    new Promise((resolve, reject) => {
      start((error, response) => (error ? reject(error) : resolve(response)));
    });
  type State = Record<'entries' | 'claims' | 'infractionReports', Record<string, string>>;
  const state = (entryIds: readonly string[]) =>
    ask<State>((done) =>
      client.getState({ entryIds: [...entryIds], claimIds: [], infractionReportIds: [] }, done),
    );
  return {
    async entry(entryId) {
      const { entries } = await state([entryId]);
      const text = entries[entryId];
      return text === undefined ? undefined : (JSON.parse(text) as EntryRecord);
    },
    async claims() {
      const { claims } = await state([]);
      return Object.values(claims).map((text) => JSON.parse(text) as ClaimRecord);
    },
    async infractionReports() {
      const { infractionReports } = await state([]);
      return Object.values(infractionReports).map(
        (text) => JSON.parse(text) as InfractionReportRecord,
      );
    },
    async doneRequests() {
      const { requests } = await ask<{ requests: readonly DoneRequest[] }>((done) =>
        client.getDoneRequests({ claimId: '' }, done),
      );
      return requests;
    },
    async calls() {
      const { calls } = await ask<{
        calls: readonly { method: string; requestId: string; count: number }[];
      }>((done) => client.getCalls({ method: '' }, done));
      return calls;
    },
    close: () => client.close(),
  };
}
