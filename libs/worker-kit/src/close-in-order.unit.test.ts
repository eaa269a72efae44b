// Proves that parts close one after the other in their order, and that a bad one does not keep the next from its turn.
import type { Logger } from '@conn-dict/observability';
import { expect, it } from 'vitest';
import { closeInOrder } from './close-in-order.js';

const ignore = (): void => undefined;
const quiet: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function createParts(order: string[]) {
  return (name: string, close: () => Promise<void> | void = ignore) => ({
    name,
    async close() {
      order.push(`${name} begins`);
      await close();
      order.push(`${name} ends`);
    },
  });
}

it('each waits for the one before', async () => {
  const order: string[] = [];
  const part = createParts(order);
  const slow = part('postgres', () => new Promise((resolve) => setImmediate(resolve)));
  expect(await closeInOrder([slow, part('events'), part('temporal')], quiet)).toBe(true);
  expect(order).toEqual([
    'postgres begins',
    'postgres ends',
    'events begins',
    'events ends',
    'temporal begins',
    'temporal ends',
  ]);
});

it('one that fails, throws or hangs is told, and the others still close', async () => {
  const order: string[] = [];
  const part = createParts(order);
  const told: unknown[] = [];
  const logger = { ...quiet, error: (_: string, metadata?: object) => void told.push(metadata) };
  const parts = [
    part('fails', () => Promise.reject(new Error('broken'))),
    part('hangs', () => new Promise(() => undefined)),
    {
      name: 'throws',
      close: () => {
        throw new Error('broken');
      },
    },
    part('last'),
  ];
  expect(await closeInOrder(parts, logger, 5)).toBe(false);
  expect(order.at(-1)).toBe('last ends');
  expect(told).toMatchObject([{ part: 'fails' }, { part: 'hangs' }, { part: 'throws' }]);
});
