/** The command line of a program, read as far as stand-ins need it. */
export interface Arguments {
  readonly words: readonly string[];
  /** Values by option, those without a value as the empty string. */
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** The options that a program is known to have. */
export interface KnownOptions {
  readonly valued?: readonly string[];
  /** Those that take no value. */
  readonly flags?: readonly string[];
}

/** Splits words from options, up to `--`. @throws Error naming an option that is not known */
export function readArguments(
  args: readonly string[],
  { valued = [], flags = [] }: KnownOptions,
): Arguments {
  const words: string[] = [];
  const options = new Map<string, string[]>();
  const rest = args.includes('--') ? args.slice(0, args.indexOf('--')) : [...args];
  for (let index = 0; index < rest.length; index += 1) {
    const arg = rest[index]!;
    if (!arg.startsWith('-')) {
      words.push(arg);
      continue;
    }
    const [name = '', given] = arg.split(/=(.*)/s);
    if (![...valued, ...flags].includes(name)) throw new Error(`no such option here: ${name}`);
    const value = given ?? (flags.includes(name) ? '' : (rest[(index += 1)] ?? ''));
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  return { words, options };
}
