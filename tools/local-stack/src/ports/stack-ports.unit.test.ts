// Proves that the ports of a stack are the contract's, and that an offset moves all of them to ports that exist.
import { expect, test } from 'vitest';
import { PORT_OFFSET_MAX, toStackPorts } from './stack-ports.js';

test('without an offset they are those of the contract', () => {
  expect(toStackPorts(0)).toMatchObject({
    temporal: 7233,
    temporalUi: 8233,
    postgres: 5432,
    bridge: 50_051,
    health: 8081,
    metrics: 9093,
  });
});

test('an offset moves all of them, and no two meet', () => {
  const [base, moved] = [toStackPorts(0), toStackPorts(PORT_OFFSET_MAX)];
  for (const name of Object.keys(base) as (keyof typeof base)[])
    expect(moved[name]).toBe(base[name] + PORT_OFFSET_MAX);
  expect(Math.max(...Object.values(moved))).toBe(65_535);
  expect(new Set(Object.values(base)).size).toBe(Object.values(base).length);
});
