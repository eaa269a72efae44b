// Proves that a query of each kind that kysely or we write gets a short name for its span.
import { describe, expect, it } from 'vitest';
import { summariseQuery } from './query-summary.js';

describe('summariseQuery', () => {
  it.each([
    ['select "a" from "claims" where "claim_id" = $1 for update', 'SELECT claims'],
    ['select 1', 'SELECT'],
    ['insert into "claims" ("a") values ($1) on conflict do update set "a" = $1', 'INSERT claims'],
    ['update "entries" set "status" = $1 where "entry_id" = $2', 'UPDATE entries'],
    ['delete from "entries" where "entry_id" = $1', 'DELETE entries'],
    ['with held as (select * from entries for update) select * from held', 'SELECT entries'],
    [
      'with x as (select * from claims for update skip locked) insert into entries select',
      'INSERT entries',
    ],
    ['\n    with moved as (\n update entries set a = 1 returning *) select', 'UPDATE entries'],
    ['begin', 'BEGIN'],
    ['commit', 'COMMIT'],
    ['', 'QUERY'],
  ])('%j is %s', (text, name) => {
    const { operation, table } = summariseQuery(text);
    expect([operation, table].filter(Boolean).join(' ')).toBe(name);
  });
});
