/**
 * Finds the name of a number in a generated enum; `undefined` for the unspecified one and for those that this version
 * does not know. The names are the directory's own.
 */
export function enumName<Codes extends Readonly<Record<string, number>>>(
  codes: Codes,
  code: number,
): Exclude<keyof Codes & string, 'UNSPECIFIED'> | undefined {
  const names = Object.keys(codes) as Exclude<keyof Codes & string, 'UNSPECIFIED'>[];
  return code === 0 ? undefined : names.find((name) => codes[name] === code);
}
