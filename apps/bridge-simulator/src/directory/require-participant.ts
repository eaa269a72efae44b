import { isIspb, ISPB_RULE } from '@conn-dict/dict';
import { DirectoryRefusal } from './directory-refusal.js';

/** @throws DirectoryRefusal `ParticipantInvalid`: the field holds no ISPB */
export function requireParticipant(ispb: string, field = 'participant_ispb'): void {
  if (!isIspb(ispb)) throw new DirectoryRefusal('ParticipantInvalid', { field, rule: ISPB_RULE });
}
