// Proves that a log line has the agreed form, and that no personal data and no foreign message gets into one.
import { InvalidInputError } from '@conn-dict/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger, type LogLevel, type Logger } from './logger.js';
import { PERSONAL_FIELDS } from './personal-fields.js';

const NOW = Date.parse('2025-10-27T10:00:00.987Z');

function createRecorder(level: LogLevel = 'debug'): { logger: Logger; lines: string[] } {
  const lines: string[] = [];
  const logger = createLogger({ level, write: (line) => lines.push(line), now: () => NOW });
  return { logger, lines };
}

function logged(metadata: Record<string, unknown>): Record<string, unknown> {
  const { logger, lines } = createRecorder();
  logger.info('something', metadata);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

describe('a log line', () => {
  it('is the one of the contract, character by character', () => {
    const { logger, lines } = createRecorder();
    logger.info('ClaimWorkflow started', { claimId: 'TEST-001', entryId: 'ENTRY-001' });
    expect(lines).toEqual([
      '{"level":"info","msg":"ClaimWorkflow started","claim_id":"TEST-001","entry_id":"ENTRY-001",' +
        '"timestamp":"2025-10-27T10:00:00Z"}\n',
    ]);
  });

  it('is left out below the level', () => {
    const { logger, lines } = createRecorder('warn');
    logger.debug('a');
    logger.info('b');
    logger.warn('c');
    logger.error('d');
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['c', 'd']);
  });

  it('keeps its own fields whatever the metadata says', () => {
    expect(logged({ level: 'x', msg: 'y', timestamp: 'z' })).toEqual({
      level: 'info',
      msg: 'something',
      timestamp: '2025-10-27T10:00:00Z',
    });
  });

  it('stays on one line, whatever is in a text', () => {
    const { logger, lines } = createRecorder();
    logger.info('two\nlines', { note: 'a\r\nb\u2028c' });
    expect(lines[0]?.slice(0, -1)).not.toMatch(/[\r\n]/);
  });

  it('writes nested fields in snake_case, and leaves out what JSON has no word for', () => {
    const metadata = {
      taskQueue: { queueName: 'q', maxSlots: 3n },
      at: new Date(NOW),
      missing: undefined,
      call: () => 1,
      bytes: Buffer.from('abc'),
    };
    expect(logged(metadata)).toMatchObject({
      task_queue: { queue_name: 'q', max_slots: '3' },
      at: '2025-10-27T10:00:00.987Z',
    });
    expect(Object.keys(logged(metadata))).not.toContain('bytes');
  });

  it('cuts what is long or deep', () => {
    const deep: Record<string, unknown> = {};
    deep['self'] = deep;
    const line = logged({ text: 'x'.repeat(5_000), list: Array(100).fill(1), deep });
    expect(line['text']).toHaveLength(2_000);
    expect(line['list']).toHaveLength(20);
    expect(JSON.stringify(line['deep']).length).toBeLessThan(100);
  });
});

describe('personal data', () => {
  const secret = 'maria@example.com';
  const camelCase = (field: string): string =>
    field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

  it.each([...PERSONAL_FIELDS])('is dropped under the name %s, at any depth', (field) => {
    for (const name of [field, camelCase(field)]) {
      const line = JSON.stringify(logged({ [name]: secret, entry: { [name]: [secret] } }));
      expect(line).not.toContain('maria');
    }
  });

  it('does not come with the message of an error that is not ours', () => {
    const foreign = Object.assign(new Error(`Key (key_value)=(${secret}) already exists`), {
      code: '23505',
      detail: secret,
    });
    const line = logged({ error: foreign, cause: foreign });
    expect(JSON.stringify(line)).not.toContain('maria');
    expect(line).toMatchObject({ error_type: 'Error', error_code: '23505' });
    expect(line['error_at']).toEqual(expect.arrayContaining([expect.stringMatching(/^at /)]));
  });

  it('does not come with anything that is thrown and no error', () => {
    expect(logged({ error: secret })).toMatchObject({ error_type: 'string' });
  });

  it('never shows, whatever surrounds it', () => {
    const personal = fc.constantFrom(...PERSONAL_FIELDS).map((name) => [name, secret] as const);
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), personal, (other, [name, value]) => {
        const line = JSON.stringify(logged({ ...other, [name]: value, inner: { [name]: value } }));
        expect(line).not.toContain(secret);
      }),
    );
  });
});

describe('an error of ours', () => {
  const refusal = new InvalidInputError([{ field: 'claim_id', rule: 'must not be empty' }]);

  it('is told with its type and its message', () => {
    expect(logged({ error: refusal })).toMatchObject({
      error_type: 'InvalidInput',
      error: 'claim_id: must not be empty',
    });
  });

  it('is found inside what the SDK wraps around it', () => {
    const wrapped = new Error('Activity task failed', { cause: refusal });
    expect(logged({ error: wrapped })).toMatchObject({ error_type: 'InvalidInput' });
  });
});
