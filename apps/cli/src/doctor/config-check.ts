import { ConfigError, unknownVariables } from '@conn-dict/config';
import type { DoctorDeps } from './doctor-deps.js';
import { fault, good, type Check } from './finding.js';

/** Makes the check of the environment as a whole. */
export function createConfigCheck({ env, parts }: DoctorDeps): Check {
  return {
    name: 'config',
    run: async () => {
      const faults = Object.values(parts).flatMap((part) =>
        part instanceof ConfigError ? part.faults : [],
      );
      if (faults.length > 0)
        return fault(
          `wrong: ${faults.map(({ name }) => name).join(', ')}`,
          'run "conn-dict config check": it has what was given and what is expected',
        );
      const unknown = unknownVariables(env).map(({ name }) => name);
      return good(unknown.length === 0 ? 'no fault' : `no fault; not known: ${unknown.join(', ')}`);
    },
  };
}
