// Proves on a real PostgreSQL that migrations are told and run, and that reports of syncs are read from their rows.
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { latestSchemaVersion } from '@conn-dict/database';
import {
  createTestDatabase,
  startTestPostgres,
  type TestPostgres,
} from '@conn-dict/database/embedded';
import { findFreePort } from '@conn-dict/free-port';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseVariables } from '../../test/doctor-world.js';
import { type, typeForJson } from '../../test/typed.js';

const OLD = randomUUID();
const YOUNG = randomUUID();

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

it('migrates an empty database, once', async () => {
  const env = databaseVariables(postgres.config);
  const migrate = (what: string) => typeForJson(['migrate', what], { env });
  expect(await migrate('status')).toMatchObject({
    code: 1,
    document: { state: 'missing', found: null, expected: latestSchemaVersion },
    stderr: expect.stringContaining('migrate up') as unknown,
  });
  const up = await migrate('up');
  expect(up.code).toBe(0);
  expect((up.document as { applied: string[] }).applied.at(-1)).toBe(latestSchemaVersion);
  expect(await migrate('up')).toMatchObject({ code: 0, document: { applied: [] } });
  expect(await migrate('status')).toMatchObject({ code: 0, document: { state: 'fits' } });
});

it('ends with 69 where PostgreSQL is away', async () => {
  const env = {
    ...databaseVariables(postgres.config),
    POSTGRES_PORT: String(await findFreePort()),
  };
  expect((await type(['migrate', 'up'], { env })).code).toBe(69);
  expect((await type(['vsync', 'report', '12345678'], { env })).code).toBe(69);
});

it('shows the reports of a participant, the youngest first, and writes its page', async () => {
  const { config, db, drop } = await createTestDatabase(postgres);
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-report-'));
  const env = databaseVariables(config);
  const report = (...args: string[]) =>
    typeForJson(['vsync', 'report', '12345678', ...args], { env });
  try {
    expect((await report()).code).toBe(66);
    await db
      .insertInto('sync_reports')
      .values([row(OLD, 1), row(YOUNG, 2)])
      .execute();
    const html = join(folder, 'report.html');
    expect(await report('--last', '5', '--html', html)).toMatchObject({
      code: 0,
      document: {
        participant_ispb: '12345678',
        reports: [
          { report_id: YOUNG, differences: 3, ended_at: '2026-01-02T00:00:00.000Z' },
          { report_id: OLD, key_types: [{ key_type: 'CPF', left: 0 }] },
        ],
      },
    });
    expect(await readFile(html, 'utf8')).toBe(`<p>${YOUNG}</p>`);
    expect((await type(['vsync', 'report', '12345678'], { env })).stdout).toMatch(
      /^2026-01-02T00:00:00.000Z +REPAIRED +FULL +false +3 +[0-9a-f-]{36}$/m,
    );
  } finally {
    await drop();
    await rm(folder, { recursive: true });
  }
});

function row(id: string, day: number) {
  const at = new Date(Date.UTC(2026, 0, day));
  return {
    report_id: id,
    participant: '12345678',
    workflow_id: 'vsync-12345678',
    sync_type: 'FULL',
    dry_run: false,
    outcome: 'REPAIRED',
    differences: 3,
    key_types: JSON.stringify([{ key_type: 'CPF', left: 0 }]),
    started_at: at,
    ended_at: at,
    html: `<p>${id}</p>`,
  };
}
