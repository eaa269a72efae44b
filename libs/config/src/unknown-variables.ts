import { editDistance } from './edit-distance.js';
import { valueOf, type Environment } from './environment.js';
import { ALL_GROUPS } from './groups/all-groups.js';

/** A variable that looks like one of ours and is none. */
export interface UnknownVariable {
  readonly name: string;
  /** The variable that was probably meant. */
  readonly meant?: string;
}

const PREFIXES = [
  'TEMPORAL_',
  'PAYLOAD_ENCRYPTION_',
  'POSTGRES_',
  'REDIS_',
  'PULSAR_',
  'BRIDGE_',
  'MAX_CONCURRENT_',
];

/** Set by Kubernetes for each service of the namespace, or read by `@temporalio/envconfig` itself. */
const NOT_OURS = /_SERVICE_(HOST|PORT)|_PORT_[0-9]+_(TCP|UDP)|^TEMPORAL_(GRPC_META|CODEC)_/;

/** Kubernetes again: `REDIS_PORT` is `tcp://192.0.2.1:6379` beside a service of the name redis. */
const IS_SERVICE_LINK = /^(tcp|udp):\/\//;

const TYPO_CHARACTERS_MAX = 2;

/**
 * Lists the variables that are set and look like a mistyped one of ours: for a warning, as another program may own
 * them. Sorted by name.
 */
export function unknownVariables(env: Environment): readonly UnknownVariable[] {
  const known = knownNames();
  return Object.keys(env)
    .filter((name) => isSetByHand(env, name) && !known.has(name) && !NOT_OURS.test(name))
    .map((name) => ({ name, meant: nearest(name, known) }))
    .filter(({ name, meant }) => meant ?? PREFIXES.some((prefix) => name.startsWith(prefix)))
    .map(({ name, meant }) => (meant === undefined ? { name } : { name, meant }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function isSetByHand(env: Environment, name: string): boolean {
  const value = valueOf(env, name);
  return value !== undefined && !IS_SERVICE_LINK.test(value);
}

function knownNames(): ReadonlySet<string> {
  const variables = ALL_GROUPS.flatMap((group) => Object.entries(group.variables));
  return new Set(
    variables.flatMap(([name, { secret }]) => (secret ? [name, `${name}_FILE`] : [name])),
  );
}

function nearest(name: string, known: ReadonlySet<string>): string | undefined {
  const byDistance = [...known]
    .filter((other) => Math.abs(other.length - name.length) <= TYPO_CHARACTERS_MAX)
    .map((other) => ({ other, distance: editDistance(name, other) }))
    .sort((one, other) => one.distance - other.distance);
  const best = byDistance[0];
  return best !== undefined && best.distance <= TYPO_CHARACTERS_MAX ? best.other : undefined;
}
