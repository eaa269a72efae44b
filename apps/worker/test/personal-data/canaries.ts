/** Made-up people; whatever else the tests use has nothing of theirs in it. */
export const HOLDER = {
  name: 'Zulmira Canario',
  taxId: '98765432100',
  email: 'zulmira.canario@example.com',
  phone: '+5511987650043',
  accountNumber: '7304918265',
} as const;
export const CLAIMANT = {
  name: 'Olindo Pintassilgo',
  taxId: '52998224725',
  accountNumber: '9158203746',
} as const;

/** Every value that may be seen nowhere but where it is kept on purpose. */
export const CANARIES: readonly string[] = [...Object.values(HOLDER), ...Object.values(CLAIMANT)];

/** What a peer could say of them. */
export const QUOTE = `refused: ${CANARIES.join(', ')}`;

/** The value in each form that it may be written in: as it is, its words, its digits alone, set as
 * tax ids are, without the country's code. */
export function writtenForms(value: string): readonly string[] {
  const digits = value.replaceAll(/\D/g, '');
  const taxId = /^(\d{3})(\d{3})(\d{3})(\d{2})$/.exec(digits);
  return [
    value,
    ...value.split(/[\s@.]/).filter((word) => /^[A-Z]?[a-z]{6,}$/.test(word) && word !== 'example'),
    ...(digits.length >= 10 ? [digits] : []),
    ...(value.startsWith('+55') ? [value.slice('+55'.length)] : []),
    ...(taxId ? [`${taxId.slice(1, 4).join('.')}-${taxId[4]}`] : []),
  ];
}
