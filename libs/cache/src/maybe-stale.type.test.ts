// Proves that what was read through the cache fits nowhere an answer is wanted, and that shapes hold known kinds only.
import { describe, expectTypeOf, it } from 'vitest';
import {
  createCache,
  instant,
  oneOf,
  optional,
  type AnswerOf,
  type DirectoryCache,
  type Kind,
  type MaybeStale,
  type RowCache,
} from './index.js';

const shape = { status: oneOf(['ACTIVE', 'DELETED']), ended_at: optional(instant) };
interface Answer {
  readonly status: 'ACTIVE' | 'DELETED';
  readonly ended_at?: string;
}

describe('a shape', () => {
  it('says which answers it holds', () => {
    expectTypeOf<Answer>().toExtend<AnswerOf<typeof shape>>();
    expectTypeOf<AnswerOf<typeof shape>['status']>().toEqualTypeOf<'ACTIVE' | 'DELETED'>();
    expectTypeOf<{ status: string }>().not.toExtend<AnswerOf<typeof shape>>();
  });

  it('takes no kinds but those of this package', () => {
    expectTypeOf<{ isOf(value: unknown): value is string }>().not.toExtend<Kind<string>>();
  });
});

describe('what is read through a cache', () => {
  type Rows = RowCache<Answer>;
  type Read = Awaited<ReturnType<Rows['readThrough']>>;

  it('is no answer until somebody says maybeStale', () => {
    expectTypeOf<Read>().toEqualTypeOf<MaybeStale<Answer> | undefined>();
    expectTypeOf<MaybeStale<Answer>>().not.toExtend<Answer>();
  });

  it('comes of rows alike from every cache', async () => {
    const { readThrough } = (await createCache()).rows({ name: 'entry-status', shape });
    expectTypeOf(readThrough).returns.resolves.toEqualTypeOf<
      MaybeStale<AnswerOf<typeof shape>> | undefined
    >();
  });

  it('needs to know about whom the directory spoke', () => {
    type Load = Parameters<DirectoryCache<Answer>['readThrough']>[1];
    expectTypeOf<() => Promise<{ answer: Answer }>>().not.toExtend<Load>();
    expectTypeOf<() => Promise<{ answer: Answer; ownerType: 'LEGAL_PERSON' }>>().toExtend<Load>();
  });
});
