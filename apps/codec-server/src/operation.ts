/** What the codec protocol knows, by its path. */
export const OPERATIONS = ['decode', 'encode'] as const;
export type Operation = (typeof OPERATIONS)[number];

export function isOperation(text: string): text is Operation {
  return OPERATIONS.some((operation) => operation === text);
}
