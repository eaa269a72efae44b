import type { Environment } from '@conn-dict/config';

/** A stream of the command, that may lead to a person. */
export type TerminalStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  /** Whether it shows colours: false with NO_COLOR. */
  hasColors?(): boolean;
};

/** What a command works with. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream;
  /** For the one document of a command. */
  readonly stdout: TerminalStream;
  /** For all else: progress, hints, errors. */
  readonly stderr: TerminalStream;
  readonly env: Environment;
}
