// Proves that the tarballs alone are enough for a service elsewhere: typed and run, as ES module and as CommonJS.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowSources,
  createRealTimeEnvironment,
  startTestWorker,
  type TestWorker,
} from '@conn-dict/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOTH_WAYS, CONSUMER } from '../test/consumer.js';
import { createScratchProject, type ScratchProject } from '../test/scratch-project.js';
import { packPackages } from './pack-packages.js';

const WORKFLOWS_PATH = fileURLToPath(
  new URL('../test/workflows/claim.workflow.ts', import.meta.url),
);

let output: string;
let scratch: ScratchProject;
let environment: TestWorkflowEnvironment;
let worker: TestWorker;
beforeAll(async () => {
  output = await mkdtemp(join(tmpdir(), 'conn-dict-tarballs-'));
  scratch = await createScratchProject(await packPackages(output));
  environment = await createRealTimeEnvironment();
  const bundle = await bundleWorkflowSources(WORKFLOWS_PATH);
  worker = await startTestWorker({ environment, bundle, taskQueue: 'packed', activities: {} });
});
afterAll(async () => {
  await worker.stop();
  await environment.teardown();
  await scratch.remove();
  await rm(output, { recursive: true });
});

describe.each(['node16', 'nodenext'] as const)('with module %s', (moduleKind) => {
  it.each([
    ['an ES module', 'consumer.mts', 'consumer.mjs'],
    ['CommonJS', 'consumer.cts', 'consumer.cjs'],
  ])('%s is type-checked and claims a key, without a warning', async (_, source, program) => {
    await scratch.write(source, CONSUMER);
    await scratch.compile(source, moduleKind);
    const claimId = `PACKED-${randomUUID()}`;
    expect(await scratch.run(program, environment.address, claimId)).toBe(
      'COMPLETED 12345678 never false function InvalidInputError',
    );
  });
});

it('an error of the required copy is known by the imported one', async () => {
  await scratch.write('both-ways.mjs', BOTH_WAYS);
  expect(await scratch.run('both-ways.mjs')).toBe('true true');
});
