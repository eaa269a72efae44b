import type { Fault } from '@conn-dict/bridge-simulator';
import type { Path } from './claim-paths.js';

/** What stands when a step is refused for good; the matrix expects the claim's end by it. */
export type Standing =
  /** Nothing yet: no row, no event, no claim at the directory. */
  | 'nothing'
  /** The row alone, which lets go of the key. */
  | 'the row'
  /** The claim, here and there: it has to be taken back. */
  | 'the claim'
  /** The key has moved: nothing can be taken back, and the run goes on until all of it is here. */
  | 'the move';

/** A step of a claim that calls the Bridge. */
export interface Step {
  readonly name: string;
  readonly path: Path;
  /** Call that is refused. */
  readonly method: Fault['method'];
  /** From when on: the call may be the same one as an earlier step's. @default start */
  readonly refusedFrom?: 'start' | 'waiting';
  /** The entry is held here as well, so that the check asks nobody. @default false */
  readonly isHeldHere?: boolean;
  readonly standing: Standing;
  /** The directory may ask it to wait for the end of a period. @default false */
  readonly waits?: boolean;
  /** Once refused it is tried again for good, whatever the type. @default false */
  readonly persists?: boolean;
  /** Refused before the step, for good: the step takes back what that left. */
  readonly after?: Pick<Fault, 'method' | 'type'>;
}

/** Every call of the Bridge on every path, in their order. */
export const STEPS: readonly Step[] = [
  { name: 'ValidateClaimEligibility', path: 'confirm', method: 'GetEntry', standing: 'nothing' },
  {
    name: 'CreateClaim, reading the entry',
    path: 'confirm',
    method: 'GetEntry',
    isHeldHere: true,
    standing: 'nothing',
  },
  { name: 'CreateClaim', path: 'confirm', method: 'CreateClaim', standing: 'the row' },
  { name: 'NotifyDonor', path: 'confirm', method: 'NotifyParticipant', standing: 'the claim' },
  {
    name: 'CompleteClaim, confirming',
    path: 'confirm',
    method: 'ConfirmClaim',
    standing: 'the claim',
    waits: true,
  },
  {
    name: 'CompleteClaim, completing',
    path: 'confirm',
    method: 'CompleteClaim',
    standing: 'the claim',
    waits: true,
  },
  {
    name: 'UpdateEntryOwnership',
    path: 'confirm',
    method: 'GetEntry',
    refusedFrom: 'waiting',
    standing: 'the move',
    persists: true,
  },
  {
    name: 'SendClaimConfirmation',
    path: 'confirm',
    method: 'NotifyParticipant',
    refusedFrom: 'waiting',
    standing: 'the move',
  },
  ...(['cancel', 'expire', 'cancel the run'] as const).flatMap((path): Step[] => [
    { name: `GetClaimStatus to ${path}`, path, method: 'GetClaim', standing: 'the claim' },
    {
      name: `CancelClaim to ${path}`,
      path,
      method: 'CancelClaim',
      standing: 'the claim',
      waits: true,
    },
  ]),
  {
    name: 'CancelClaim to take back what is confirmed',
    path: 'confirm',
    method: 'CancelClaim',
    after: { method: 'CompleteClaim', type: 'TaxIdNumberBlocked' },
    standing: 'the claim',
    persists: true,
  },
  {
    name: 'CancelClaim to take back what is not confirmed',
    path: 'confirm',
    method: 'CancelClaim',
    after: { method: 'ConfirmClaim', type: 'TaxIdNumberBlocked' },
    standing: 'the claim',
    persists: true,
  },
];
