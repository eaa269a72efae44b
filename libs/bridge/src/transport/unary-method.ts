import type { MethodDefinition } from '@grpc/grpc-js';

/** One method of a generated service definition. */
export type UnaryMethod<Request, Response> = Pick<
  MethodDefinition<Request, Response>,
  'path' | 'requestSerialize' | 'responseDeserialize'
>;

/** The method's own name, such as `CreateClaim`: the last part of its path. */
export function methodName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
