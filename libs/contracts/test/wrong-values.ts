/** JSON that no text field takes, by what is wrong with it. */
export const WRONG_TEXTS: readonly (readonly [what: string, value: unknown])[] = [
  ['null', null],
  ['a number', 12345678],
  ['zero', 0],
  ['a boolean', true],
  ['an array', ['12345678']],
  ['an empty array', []],
  ['an object', { value: '12345678' }],
  ['a deep object', JSON.parse('{"a":'.repeat(500) + '1' + '}'.repeat(500))],
  ['empty text', ''],
  ['NUL', '1234567\0'],
  ['NUL alone', '\0'],
  ['a line break at the end', '12345678\n'],
  ['half a surrogate pair', '1234567\uD800'],
  ['the other half', '\uDC007654321'],
  ['1,001 characters', 'A'.repeat(1001)],
  ['1 MiB', '1'.repeat(1024 * 1024)],
];
