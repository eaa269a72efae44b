import type { MethodDefinition } from '@grpc/grpc-js';

/** One method of a generated service definition. */
export type CallMethod<Request, Response> = Pick<
  MethodDefinition<Request, Response>,
  'path' | 'requestSerialize' | 'responseDeserialize'
>;

/** Every request of the contract carries its id. */
export interface IdentifiedRequest {
  readonly requestId: string;
}

/** The method's own name, such as `CreateClaim`: the last part of its path. */
export function methodName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The full name of its service, such as `dict.bridge.v1.ClaimService`: the first part of its path. */
export function serviceName(path: string): string {
  return path.slice(1, path.lastIndexOf('/'));
}
