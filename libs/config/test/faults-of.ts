import { ConfigError, type ConfigFault } from '../src/index.js';

/** The faults that a load complains of; none if it succeeds. */
export function faultsOf(load: () => unknown): readonly ConfigFault[] {
  return errorOf(load)?.faults ?? [];
}

/** The names of the variables that a load complains of, in order. */
export function namesOf(load: () => unknown): string[] {
  return faultsOf(load).map(({ name }) => name);
}

export function errorOf(load: () => unknown): ConfigError | undefined {
  try {
    load();
    return undefined;
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}
