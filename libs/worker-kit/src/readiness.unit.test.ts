// Proves that a worker is ready only while all that it needs is well, says why it is not, and asks no more than once a second.
import { describe, expect, it } from 'vitest';
import { NOT_READY_REASONS, createReadiness, type ReadinessDeps } from './readiness.js';

type Checks = ReadinessDeps['checks'];
const well = (): Promise<void> => Promise.resolve();
const WELL: Checks = { temporal: well, postgres: well, schema: well, worker: well };
const ill = (text: string) => () => Promise.reject(new Error(text));

describe('readiness', () => {
  it('is there when all checks pass', async () => {
    expect(await createReadiness({ checks: WELL }).check()).toEqual({ ready: true });
  });

  it.each(NOT_READY_REASONS.filter((reason) => reason !== 'draining'))(
    'is not there without %s, and says so',
    async (reason) => {
      const checks = { ...WELL, [reason]: ill(`${reason} is ill`) };
      expect(await createReadiness({ checks }).check()).toEqual({
        ready: false,
        reason,
        error: `${reason} is ill`,
      });
    },
  );

  it('tells the cause rather than what follows from it', async () => {
    const checks = { ...WELL, postgres: ill('down'), schema: ill('unknown'), worker: ill('waits') };
    expect(await createReadiness({ checks }).check()).toMatchObject({ reason: 'postgres' });
  });

  it('counts a check that throws, or does not answer in time, as failed', async () => {
    const throws = (): Promise<void> => {
      throw new Error('thrown');
    };
    const thrown = createReadiness({ checks: { ...WELL, worker: throws } });
    expect(await thrown.check()).toMatchObject({ reason: 'worker', error: 'thrown' });

    const never = (): Promise<void> => new Promise(() => undefined);
    const late = createReadiness({ checks: { ...WELL, temporal: never }, timeoutMs: 5 });
    expect(await late.check()).toMatchObject({
      reason: 'temporal',
      error: 'no answer within 5 ms',
    });
  });

  it('looks again only when the last answer is a second old', async () => {
    let now = 0;
    let looks = 0;
    const postgres = (): Promise<void> => {
      looks += 1;
      return looks === 1 ? well() : Promise.reject(new Error('down'));
    };
    const readiness = createReadiness({ checks: { ...WELL, postgres }, now: () => now });
    expect(await Promise.all([readiness.check(), readiness.check()])).toEqual([
      { ready: true },
      { ready: true },
    ]);
    now = 999;
    expect(await readiness.check()).toEqual({ ready: true });
    expect(looks).toBe(1);
    now = 1_000;
    expect(await readiness.check()).toMatchObject({ reason: 'postgres' });
  });

  it('is over for good with the first step of a shutdown, also for a check under way', async () => {
    const readiness = createReadiness({ checks: WELL });
    const underWay = readiness.check();
    readiness.drain();
    const draining = { ready: false, reason: 'draining', error: 'the worker is shutting down' };
    expect(await underWay).toEqual(draining);
    expect(await readiness.check()).toEqual(draining);
  });
});
