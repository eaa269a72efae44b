/** The processes of the worker that are put under load. */
export const LOAD_KINDS = ['claims', 'entries', 'infractions', 'vsync'] as const;
export type LoadKind = (typeof LOAD_KINDS)[number];

export const PROFILES = [...LOAD_KINDS, 'mixed'] as const;
/** Which processes begin: one kind of them, or all in turns. */
export type Profile = (typeof PROFILES)[number];

/** Twenty starts of the mixed profile: many registrations and claims, few investigations, a sync now and then. */
const MIXTURE = 'ececiecececieceececv';
const BY_LETTER = { e: 'entries', c: 'claims', i: 'infractions', v: 'vsync' } as const;

/** Names what begins as number `index`, from 0, of a profile. */
export function kindAt(profile: Profile, index: number): LoadKind {
  if (profile !== 'mixed') return profile;
  return BY_LETTER[MIXTURE[index % MIXTURE.length] as keyof typeof BY_LETTER];
}
