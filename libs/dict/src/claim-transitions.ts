/** States of a claim at the directory (DICT API 2.12.1, ClaimStatus). */
export const DIRECTORY_CLAIM_STATUSES = [
  'OPEN',
  'WAITING_RESOLUTION',
  'CONFIRMED',
  'COMPLETED',
  'CANCELLED',
] as const;
export type DirectoryClaimStatus = (typeof DIRECTORY_CLAIM_STATUSES)[number];

const NEXT: Readonly<Record<DirectoryClaimStatus, readonly DirectoryClaimStatus[]>> = {
  OPEN: ['WAITING_RESOLUTION', 'CANCELLED'],
  WAITING_RESOLUTION: ['CONFIRMED', 'CANCELLED'],
  CONFIRMED: ['COMPLETED', 'CANCELLED'],
  COMPLETED: [],
  CANCELLED: [],
};

/** Tells whether the directory moves a claim so in one step. */
export function isClaimTransition(from: DirectoryClaimStatus, to: DirectoryClaimStatus): boolean {
  return NEXT[from].includes(to);
}
