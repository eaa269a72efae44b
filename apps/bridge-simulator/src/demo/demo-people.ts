import type { Owner } from '@conn-dict/dict';

/** People and companies that everybody uses in examples: their tax ids are in libs/dict's list of fake ones. */
export const ANA: Owner = { type: 'NATURAL_PERSON', taxId: '12345678909', name: 'Ana Exemplo' };
export const BRUNO: Owner = { type: 'NATURAL_PERSON', taxId: '11144477735', name: 'Bruno Exemplo' };
export const CARLA: Owner = { type: 'NATURAL_PERSON', taxId: '52998224725', name: 'Carla Exemplo' };

/** Takes over a phone number whose claim names nobody. */
export const DORA: Owner = { type: 'NATURAL_PERSON', taxId: '98765432100', name: 'Dora Exemplo' };

export const PADARIA: Owner = {
  type: 'LEGAL_PERSON',
  taxId: '11222333000181',
  name: 'Padaria Exemplo Ltda',
  tradeName: 'Padaria Exemplo',
};
export const OFICINA: Owner = {
  type: 'LEGAL_PERSON',
  taxId: '11444777000161',
  name: 'Oficina Exemplo Ltda',
};
