import type { ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import {
  BridgeServiceService,
  ClaimServiceService,
  NotificationServiceService,
} from '@conn-dict/bridge/proto';
import type { DirectoryContext } from '../directory/directory-context.js';
import { createClaimMethods } from './bridge-claim-methods.js';
import { createEntryMethods } from './bridge-entry-methods.js';
import { createClaimService } from './claim-service.js';
import { createNotificationService } from './notification-service.js';
import type { ServeUnary } from './serve-unary.js';

/** A service and what serves it; a method without a handler answers UNIMPLEMENTED. */
export interface ServedService {
  readonly definition: ServiceDefinition;
  readonly implementation: UntypedServiceImplementation;
}

/** The Bridge's services; a Bridge in the field has but the first. */
export function createServices({
  directory,
  serve,
  fieldBridge,
}: {
  readonly directory: DirectoryContext;
  readonly serve: ServeUnary;
  readonly fieldBridge: boolean;
}): readonly ServedService[] {
  const bridge = {
    definition: BridgeServiceService,
    implementation: {
      ...createEntryMethods(directory, serve),
      ...createClaimMethods(directory, serve),
    },
  };
  if (fieldBridge) return [bridge];
  return [
    bridge,
    {
      definition: ClaimServiceService,
      implementation: { ...createClaimService(directory, serve) },
    },
    {
      definition: NotificationServiceService,
      implementation: { ...createNotificationService(directory, serve) },
    },
  ];
}
