import { KEY_TYPES, isValidKey, type KeyType } from '@conn-dict/dict';
import { computeCid } from '@conn-dict/dict/cid';
import type { BenchOutcome, BenchRun } from './bench-run.js';
import type { DictOptions } from './command/dict-options.js';
import { bareCid, toCidSamples } from './dict/cid-samples.js';
import { measureRates, type RateTask } from './dict/measure-rates.js';
import { toPayloadTasks } from './dict/payload-tasks.js';
import { toSampleKeys } from './dict/sample-keys.js';
import { toDictReport, toDictText } from './report/dict-report.js';

const SAMPLES = 1_000;
const CID_CALLS = 10_000;
const KEY_CALLS = 100_000;

/** Measures CIDs, key checks and encrypted payloads, in this program and nothing beside it. */
export async function benchDict({ options, signal }: BenchRun<DictOptions>): Promise<BenchOutcome> {
  const tasks = [...toCidTasks(), ...KEY_TYPES.map(toKeyTask), ...(await toPayloadTasks())];
  const rates = await measureRates(tasks, { rounds: options.rounds, signal, cpuSeconds });
  const report = toDictReport(rates);
  return { name: 'dict', report, text: toDictText(report) };
}

function toCidTasks(): readonly RateTask[] {
  const samples = toCidSamples(SAMPLES);
  const calls = CID_CALLS;
  return [
    { name: 'cid', calls, call: (index) => computeCid(samples[index % SAMPLES]!) },
    { name: 'hmac', calls, call: (index) => bareCid(samples[index % SAMPLES]!) },
  ];
}

function toKeyTask(keyType: KeyType): RateTask {
  const keys = toSampleKeys(keyType, SAMPLES);
  const call = (index: number): void => {
    if (!isValidKey(keyType, keys[index % SAMPLES]!)) throw new Error(`a bad key of ${keyType}`);
  };
  return { name: keyType, calls: KEY_CALLS, call };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}
