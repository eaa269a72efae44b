import type { BridgeServiceServer } from '@conn-dict/bridge/proto';
import type { DirectoryContext } from '../directory/directory-context.js';
import { createClaimMethods } from './bridge-claim-methods.js';
import { createEntryMethods } from './bridge-entry-methods.js';
import { createListMethods } from './bridge-list-methods.js';
import { createPortabilityMethods } from './bridge-portability-methods.js';
import { createHealthCheckMethod } from './health-check-method.js';
import type { MethodsOf } from './methods-of.js';
import type { ServeUnary } from './serve-unary.js';

/** Serves the contract that is in the field. */
export function createBridgeService(
  directory: DirectoryContext,
  serve: ServeUnary,
): MethodsOf<BridgeServiceServer> {
  return {
    ...createEntryMethods(directory, serve),
    ...createClaimMethods(directory, serve),
    ...createPortabilityMethods(directory, serve),
    ...createListMethods(directory, serve),
    ...createHealthCheckMethod(directory, serve),
  };
}
