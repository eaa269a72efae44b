// Proves which names of persons and companies the directory would take.
import { describe, expect, it } from 'vitest';
import { ownerNameFault, tradeNameFault } from './index.js';

describe('the name of a natural person', () => {
  it.each(['João Silva', "Ana d'Ávila", 'Müller-Ñandú', 'A', 'x'.repeat(120)])(
    '%s is taken',
    (name) => expect(ownerNameFault('NATURAL_PERSON', name)).toBeUndefined(),
  );

  it.each([
    '',
    '   ',
    'x'.repeat(121),
    'José 2',
    'A.B.',
    'Ana\nSilva',
    '×',
    '÷',
    'Łukasz',
    '\uD800',
  ])('%j is refused', (name) => expect(ownerNameFault('NATURAL_PERSON', name)).toBeDefined());
});

describe('the name of a legal person', () => {
  it.each(['Padaria 24h & Cia. Ltda.', '株式会社', 'x'.repeat(120)])('%s is taken', (name) =>
    expect(ownerNameFault('LEGAL_PERSON', name)).toBeUndefined(),
  );

  it.each(['', ' ', 'x'.repeat(121), 'a\0b', 'a\u0085b', 'a\uDC00'])('%j is refused', (name) =>
    expect(ownerNameFault('LEGAL_PERSON', name)).toBeDefined(),
  );
});

describe('a trade name', () => {
  it('is for legal persons, up to 100 characters', () => {
    expect(tradeNameFault('LEGAL_PERSON', 'x'.repeat(100))).toBeUndefined();
    expect(tradeNameFault('LEGAL_PERSON', 'x'.repeat(101))).toBe(
      '1 to 100 characters, not all of them spaces',
    );
    expect(tradeNameFault('NATURAL_PERSON', 'Loja')).toBe('only for a legal person');
  });
});
