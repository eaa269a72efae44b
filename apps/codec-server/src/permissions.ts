import type { Operation } from './operation.js';

/** Roles of Temporal's own authorizer that may do it. */
const ROLES: Readonly<Record<Operation, readonly string[]>> = {
  decode: ['read', 'write', 'worker', 'admin'],
  encode: ['write', 'worker', 'admin'],
};

/** The namespace under which that authorizer has the roles of the whole system. */
const SYSTEM = 'temporal-system';

/** Tells whether a claim such as `["default:read"]` allows it. What is no list of texts allows nothing. */
export function permissionsAllow(
  permissions: unknown,
  operation: Operation,
  namespace: string,
): boolean {
  if (!Array.isArray(permissions)) return false;
  const allowed = [namespace, SYSTEM].flatMap((where) =>
    ROLES[operation].map((role) => `${where}:${role}`),
  );
  return permissions.some((permission) => allowed.some((each) => each === permission));
}
