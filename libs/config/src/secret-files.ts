import { readFileSync } from 'node:fs';
import type { ConfigFault } from './config-error.js';
import { valueOf, type Environment } from './environment.js';
import { systemErrorCode } from './formats/file.js';
import type { Variable } from './variable.js';

/** A secret that could not be had, in the place of its value. */
export class UnreadableSecret {
  constructor(readonly fault: ConfigFault) {}
}

/** Reads a secret from the variable itself or from the file that NAME_FILE names, less its last line break. */
function readSecret(env: Environment, name: string): string | undefined | UnreadableSecret {
  const value = valueOf(env, name);
  const path = valueOf(env, `${name}_FILE`);
  if (path === undefined) return value;
  if (value !== undefined) {
    return new UnreadableSecret({
      name,
      shown: '***',
      expected: `one of ${name} and ${name}_FILE, not both`,
    });
  }
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    return new UnreadableSecret({
      name: `${name}_FILE`,
      shown: JSON.stringify(path),
      expected: `the path of a readable file (${systemErrorCode(error)})`,
    });
  }
}

/** What a group's schema is fed for a variable. */
export function rawValue(
  env: Environment,
  name: string,
  variable: Variable<unknown>,
): string | undefined | UnreadableSecret {
  return variable.secret ? readSecret(env, name) : valueOf(env, name);
}
