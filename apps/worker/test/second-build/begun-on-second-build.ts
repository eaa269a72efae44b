/** Name in the memo of claims that took the second build's own step. */
export const BEGUN_ON_SECOND_BUILD = 'begun_on_second_build';
