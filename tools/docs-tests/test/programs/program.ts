/** A call of a program by a block. */
export interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What a program prints, and whether it stood in for something that is not there. */
export interface Answer {
  readonly output: string;
  readonly isStandIn: boolean;
}

/** Takes the place of a program. Throws where the real one would not take the call. */
export type Program = (call: Call) => Promise<Answer>;

/** The answer of a stand-in. */
export function recorded(output = ''): Answer {
  return { output, isStandIn: true };
}

/** The answer of something that has really done what was asked. */
export function done(output: string): Answer {
  return { output, isStandIn: false };
}
