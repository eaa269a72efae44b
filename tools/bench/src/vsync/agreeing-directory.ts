import {
  ReconciliationServiceService,
  SyncResult,
  type VerifySyncResponse,
} from '@conn-dict/bridge/proto';
import {
  Server,
  ServerCredentials,
  type UntypedServiceImplementation,
  type handleUnaryCall,
} from '@grpc/grpc-js';

type VerifySync = handleUnaryCall<unknown, VerifySyncResponse>;

/** A directory that finds every VSync to be its own. */
export interface AgreeingDirectory {
  readonly address: string;
  stop(): void;
}

/** Serves it over gRPC on a free port. */
export async function startAgreeingDirectory(): Promise<AgreeingDirectory> {
  const verifySync: VerifySync = (_call, callback) =>
    callback(null, { verificationId: '1', result: SyncResult.OK, verifiedAt: new Date() });
  const server = new Server();
  // What is not served answers UNIMPLEMENTED.
  const served = { verifySync } as object as UntypedServiceImplementation;
  server.addService(ReconciliationServiceService, served);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { address: `127.0.0.1:${port}`, stop: () => server.forceShutdown() };
}
