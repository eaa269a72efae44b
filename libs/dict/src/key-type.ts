/** Key types of the directory (DICT API 2.12.1, Key). A new type is added here and in `key-rules.ts`. */
export const KEY_TYPES = ['CPF', 'CNPJ', 'EMAIL', 'PHONE', 'EVP'] as const;

export type KeyType = (typeof KEY_TYPES)[number];
