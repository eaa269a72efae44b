/** Variables by name, as a process gets them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Hands out the variables of this process; no other file of the project reads `process.env`. */
export function readEnvironment(): Environment {
  return process.env;
}

/** The value of a variable; an empty one counts as unset, as charts and shells leave them behind. */
export function valueOf(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === '' ? undefined : value;
}
