const CPF_WEIGHTS = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
const CNPJ_WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

/** The two check digits that follow the first nine digits of a CPF. */
export function cpfCheckDigits(base: string): string {
  return checkDigits(base, CPF_WEIGHTS);
}

/**
 * The two check digits that follow the first twelve characters of a CNPJ.
 *
 * A character is worth its ASCII code minus 48, so that digits are worth what they were before letters came.
 */
export function cnpjCheckDigits(base: string): string {
  return checkDigits(base, CNPJ_WEIGHTS);
}

function checkDigits(base: string, weights: readonly number[]): string {
  const first = checkDigit(base, weights.slice(1));
  return first + checkDigit(base + first, weights);
}

/** Modulo 11; the remainders 0 and 1 both give 0. */
function checkDigit(text: string, weights: readonly number[]): string {
  const sum = weights.reduce((total, weight, i) => total + weight * (text.charCodeAt(i) - 48), 0);
  const remainder = sum % 11;
  return remainder < 2 ? '0' : String(11 - remainder);
}
