import { KeyType } from '@conn-dict/bridge/proto';
import { DONOR } from '../claim-paths.js';
import { registerEntry } from '../register-entry.js';
import { HOLDER } from './canaries.js';

const KEYS = {
  email: { keyType: KeyType.EMAIL, keyValue: HOLDER.email },
  phone: { keyType: KeyType.PHONE, keyValue: HOLDER.phone },
  cpf: { keyType: KeyType.CPF, keyValue: HOLDER.taxId },
};
export type HeldKeys = Readonly<Record<keyof typeof KEYS, string>>;

/** Registers the holder's keys at the donor, and answers the ids of their entries. */
export async function registerHolder(address: string): Promise<HeldKeys> {
  const { accountNumber } = HOLDER;
  const registered = Object.entries(KEYS).map(async ([name, key]) => {
    const entryId = await registerEntry(address, {
      ispb: DONOR,
      key,
      owner: HOLDER,
      accountNumber,
    });
    return [name, entryId];
  });
  return Object.fromEntries(await Promise.all(registered)) as HeldKeys;
}
