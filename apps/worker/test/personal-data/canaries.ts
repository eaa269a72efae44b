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
