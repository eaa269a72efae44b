/**
 * The only tax ids with right check digits that stand anywhere in this repository; whatever else is needed is
 * generated. They are examples that everybody uses, made up, and nobody's.
 */
export const FAKE_CPFS = ['12345678909', '11144477735', '52998224725', '98765432100'] as const;

/** Those with letters are the form of July 2026; `12ABC34501DE35` is the tax authority's own example. */
export const FAKE_CNPJS = ['11222333000181', '11444777000161', '12ABC34501DE35'] as const;

/** The CPF of the directory's official CID example; its check digits are wrong. */
export const EXAMPLE_CPF = '11122233300';
