import {
  BacenConnectionStatus,
  CertificateStatus,
  HealthStatus,
  type BridgeServiceServer,
} from '@conn-dict/bridge/proto';
import type { DirectoryContext } from '../directory/directory-context.js';
import type { ServeUnary } from './serve-unary.js';

/** The Bridge's word on its line to the directory, which here is always there. */
export function createHealthCheckMethod(
  directory: DirectoryContext,
  serve: ServeUnary,
): Pick<BridgeServiceServer, 'healthCheck'> {
  return {
    healthCheck: serve('HealthCheck', () => ({
      status: HealthStatus.HEALTHY,
      bacenStatus: BacenConnectionStatus.BACEN_CONNECTION_OK,
      certificateStatus: CertificateStatus.VALID,
      bacenLatencyMs: 0,
      lastCheck: new Date(directory.nowMs()),
    })),
  };
}
