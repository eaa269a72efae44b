/** What an ISPB, the eight characters that name a participant, must look like (DICT API 2.12). */
export const ISPB_PATTERN = /^[0-9A-Z]{8}$/;

export const ISPB_RULE = 'eight characters 0-9 or A-Z';

/** Banco Central do Brasil itself. */
export const BACEN_ISPB = '00038166';

export function isIspb(value: string): boolean {
  return ISPB_PATTERN.test(value);
}
