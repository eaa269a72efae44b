// Proves that the SDK's logs become our lines, without the dumps of failures that can hold payloads.
import { createLogger } from '@conn-dict/observability';
import { expect, it } from 'vitest';
import { toSdkLogger } from './sdk-logger.js';

const lines: string[] = [];
const logger = toSdkLogger(createLogger({ level: 'debug', write: (line) => lines.push(line) }));

it('keeps level, text and ids, and drops dumps', () => {
  logger.log('WARN', 'Failing workflow task', {
    runId: 'r-1',
    failure: 'Failure { message: "maria@example.com" }',
    task: '{"start":{"input":[{"data":"bWFyaWFAZXhhbXBsZS5jb20="}]}}',
    taskEncoded: 'bWFyaWFAZXhhbXBsZS5jb20=',
    sdkComponent: 'core',
  });
  logger.trace('traced');
  const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(parsed[0]).toEqual({
    level: 'warn',
    msg: 'Failing workflow task',
    run_id: 'r-1',
    timestamp: expect.any(String) as string,
  });
  expect(parsed[1]).toMatchObject({ level: 'debug', msg: 'traced' });
});
