import { DIRECTORY_FAILURES, type DirectoryFailureType } from '@conn-dict/contracts';
import { CLAIM_TYPES, type ClaimType } from '@conn-dict/dict';
import type { ClaimEnd } from './claim-end.js';
import { CLAIMER, DONOR, ENDS, type ClaimEndThere } from './claim-paths.js';
import { STEPS, type Standing, type Step } from './refusal-steps.js';

/** One step of a claim, refused with one type. */
export interface Refusal {
  readonly step: Step;
  readonly type: DirectoryFailureType;
  readonly claimType: ClaimType;
  /** Calls that are refused, one after the other. */
  readonly times: number;
}

/** All types of the directory but those of infraction reports, so that a new one is in the matrix by itself. */
const TYPES = (Object.keys(DIRECTORY_FAILURES) as DirectoryFailureType[]).filter(
  (type) => !type.startsWith('InfractionReport'),
);

/**
 * Every step with every type. Where a claim is taken back its own type decides with which reason, so it is both; else
 * they take turns.
 */
export const REFUSALS: readonly Refusal[] = STEPS.flatMap((step) =>
  TYPES.flatMap((type, index) =>
    CLAIM_TYPES.filter((_, turn) => step.after ?? turn === index % CLAIM_TYPES.length).map(
      (claimType) => ({ step, type, claimType, times: timesOf(step, type) }),
    ),
  ),
);

/** A type that is final is refused once: a repeat would come through, and be seen in the end. */
function timesOf(step: Step, type: DirectoryFailureType): number {
  const repeat = DIRECTORY_FAILURES[type];
  const isRepeated = repeat === 'retry' || (repeat === 'later' && step.waits);
  return step.persists || isRepeated ? 3 : 1;
}

/** How the claim must end, from what the refused step leaves behind and what a repeat is worth. */
export function expectedEnd(refusal: Refusal): ClaimEnd {
  const { step } = refusal;
  const end = isFinal(refusal) ? failedEnd(step, typeOf(refusal)) : ENDS[step.path];
  return { ...end, entryHere: entryHere(end, step) };
}

function isFinal({ step, type }: Refusal): boolean {
  if (step.after) return true;
  if (step.standing === 'the move') return false;
  // The claim's state forbids it: the workflow asks what that is, and acts by the answer.
  if (type === 'ClaimOperationInvalid' && step.waits) return false;
  const repeat = DIRECTORY_FAILURES[type];
  return repeat === 'never' || (repeat === 'later' && !step.waits);
}

/** The type that the run fails with: the refusal that it could not get past. */
function typeOf({ step, type }: Refusal): string {
  if (step.after) return String(step.after.type);
  return step.method === 'GetEntry' && type === 'NotFound' ? 'ClaimKeyNotFound' : type;
}

function failedEnd({ standing, method }: Step, type: string): ClaimEndThere {
  const failed = { run: `FAILED ${type}`, row: `FAILED ${type}`, entryThere: `${DONOR} ACTIVE` };
  const none = { row: 'none', events: [], directory: 'none' };
  const wasTold = method === 'NotifyParticipant' ? [] : ['created'];
  const ends: Readonly<Record<Standing, ClaimEndThere>> = {
    nothing: { ...failed, ...none },
    'the row': { ...failed, ...none, row: failed.row, events: [`failed ${type}`] },
    'the claim': { ...failed, events: [...wasTold, `failed ${type}`], directory: 'CANCELLED' },
    'the move': ENDS.confirm,
  };
  return ends[standing];
}

function entryHere({ directory }: Pick<ClaimEnd, 'directory'>, { isHeldHere }: Step): string {
  if (directory === 'COMPLETED') return `${CLAIMER} ACTIVE, as there`;
  return isHeldHere ? `${DONOR} ACTIVE` : 'none';
}
