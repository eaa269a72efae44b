// Proves that histories are replayed on a bundle, from files and from a server, and that one which does not go on is named.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowSources,
  createRealTimeEnvironment,
  startTestWorker,
} from '@conn-dict/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type, typeForJson } from '../../test/typed.js';

const sources = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const HISTORIES = sources('../../../../libs/claim/test/histories/');

let folder: string;
let bundle: string;
let standIn: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conn-dict-replay-'));
  bundle = await writeBundle('claim', '../../../../libs/claim/src/workflows.ts');
  standIn = await writeBundle('stand-in', '../../test/workflows/index.ts');
});
afterAll(() => rm(folder, { recursive: true }));

async function writeBundle(name: string, path: string): Promise<string> {
  const file = join(folder, `${name}.js`);
  await writeFile(file, (await bundleWorkflowSources(sources(path))).code);
  return file;
}

/** A recorded history of a claim. */
async function recorded(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(HISTORIES, 'manifest.json'), 'utf8')) as {
    readonly histories: readonly { readonly file: string }[];
  };
  return join(HISTORIES, manifest.histories[0]!.file);
}

it('replays a history of a file on the build that it fits', async () => {
  const file = await recorded();
  expect(await typeForJson(['replay', file, '--bundle', bundle])).toMatchObject({
    code: 0,
    document: { histories: [{ name: file, replays: true }] },
  });
});

it('names the one that does not go on, and replays the others', async () => {
  const file = await recorded();
  const none = join(folder, 'no-history.json');
  await writeFile(none, '{"events":[]}');
  const { code, document, stderr } = await typeForJson(['replay', none, file, '--bundle', bundle]);
  expect(code).toBe(1);
  expect(document).toMatchObject({
    histories: [
      { name: none, replays: false },
      { name: file, replays: true },
    ],
  });
  expect(stderr).toContain('1 of 2 do not replay');
});

it('says why a build does not go on with a run of another', async () => {
  const { code, document } = await typeForJson(['replay', await recorded(), '--bundle', standIn]);
  expect(code).toBe(1);
  expect(document).toMatchObject({
    histories: [{ replays: false, reason: expect.stringContaining('TMPRL1100') as unknown }],
  });
});

it('replays what the server has, by id and by query', async () => {
  const temporal = await createRealTimeEnvironment();
  try {
    const env = { TEMPORAL_ADDRESS: temporal.address };
    const worker = await startTestWorker({
      environment: temporal,
      bundle: { code: await readFile(standIn, 'utf8') } as never,
      taskQueue: 'replayed',
      activities: {},
    });
    const { workflow } = temporal.client;
    const handle = await workflow.start('ClaimWorkflow', {
      taskQueue: 'replayed',
      workflowId: 'claim-A',
      args: [{ claim_id: 'A', entry_id: 'E' }],
    });
    await handle.signal('confirm');
    await handle.result();
    await worker.stop();
    const replay = (...args: string[]) =>
      typeForJson(['replay', ...args, '--bundle', standIn], { env });
    expect(await replay('--workflow-id', 'claim-A')).toMatchObject({
      code: 0,
      document: { histories: [{ name: 'claim-A', replays: true }] },
    });
    await expect
      .poll(async () => (await replay('--query', 'WorkflowType = "ClaimWorkflow"')).code, {
        timeout: 30_000,
      })
      .toBe(0);
    expect((await replay('--workflow-id', 'nobodys')).code).toBe(66);
    const claims = ['replay', '--workflow-id', 'claim-A', '--bundle', bundle];
    expect((await typeForJson(claims, { env })).code).toBe(1);
  } finally {
    await temporal.teardown();
  }
});

it.each([
  [['no-such-file.json'], 66],
  [[], 66],
])('has nothing to replay: %j', async (files, expected) => {
  expect((await type(['replay', ...files, '--bundle', bundle])).code).toBe(expected);
});

it('says how to make a bundle where there is none', async () => {
  const { code, stderr } = await type(['replay', 'x.json', '--bundle', 'no-such-bundle.js']);
  expect(code).toBe(66);
  expect(stderr).toContain('npx nx run worker:bundle');
});
