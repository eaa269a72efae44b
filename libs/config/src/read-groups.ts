import { ConfigError, type ConfigFault } from './config-error.js';
import type { Environment } from './environment.js';
import type { Group } from './group.js';

/** The groups that make a configuration, by the name of its part. */
export type Groups = Readonly<Record<string, Group<unknown>>>;

/** The configuration that the groups make. */
export type ConfigOf<Parts extends Groups> = {
  readonly [Name in keyof Parts]: Parts[Name] extends Group<infer Config> ? Config : never;
};

/** Reads every group before it complains. @throws ConfigError with the faults of all of them. */
export function readGroups<Parts extends Groups>(parts: Parts, env: Environment): ConfigOf<Parts> {
  const faults: ConfigFault[] = [];
  const config = Object.entries(parts).map(([name, group]) => {
    try {
      return [name, group.read(env)];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      faults.push(...error.faults);
      return [name, undefined];
    }
  });
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.fromEntries(config) as ConfigOf<Parts>;
}
