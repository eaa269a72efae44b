import { placeOf, type CodeBlock } from './code-block.js';

/** Languages whose blocks are typed by a person: each has to be run. */
export const COMMAND_LANGUAGES: readonly string[] = ['sh', 'bash', 'console', 'shell'];

/** What a test does with a block of commands. */
export type Treatment =
  | { readonly kind: 'run' }
  /** Run, with stand-ins that check and record the commands of what is not there. */
  | { readonly kind: 'recorded'; readonly away: string }
  /** Run elsewhere: by a test that this names. */
  | { readonly kind: 'proved'; readonly by: string };

/** Treatment by info string: nothing, `recorded="what is away"` or `proved="path of the test that runs it"`. */
const EXCEPTION = /^(?<kind>recorded|proved)="(?<what>[^"]+)"$/;

/** Reads how a block of commands is tested. @throws Error where its info string says something else */
export function treatmentOf(block: CodeBlock): Treatment {
  if (block.info === '') return { kind: 'run' };
  const { kind, what = '' } = EXCEPTION.exec(block.info)?.groups ?? {};
  if (kind === 'recorded') return { kind, away: what };
  if (kind === 'proved') return { kind, by: what };
  throw new Error(`${placeOf(block)} says ${block.info}: recorded="…", proved="…" or nothing`);
}
