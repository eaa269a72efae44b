import { KEY_TYPES } from '@conn-dict/dict';
import { median } from './percentile.js';
import { toTable } from './table.js';
import { atLeast, toTargetLine, type Target } from './target.js';

const CID_SHARE_MIN = 0.8;
const PAYLOADS = ['sealed', 'opened', 'cipher'];
const KEYS_PER_SECOND_MIN = 1_000_000;

/** Calls per CPU second of `cid`, `hmac`, each key type, and `sealed`, `opened`, `cipher` of payloads. */
export type DictRates = Readonly<Record<string, number>>;

export interface DictReport {
  /** Medians of the rounds. */
  readonly perSecond: DictRates;
  readonly targets: readonly Target[];
  readonly rounds: readonly DictRates[];
}

/** Sums the rounds up; the ratio is the median of those of each round. */
export function toDictReport(rounds: readonly DictRates[]): DictReport {
  const medianOf = (name: string): number => median(rounds.map((rates) => rates[name]!));
  const names = ['cid', 'hmac', ...KEY_TYPES, ...PAYLOADS];
  return {
    perSecond: Object.fromEntries(names.map((name) => [name, medianOf(name)])),
    targets: [
      atLeast(
        CID_SHARE_MIN,
        'CIDs/s to bare createHmac',
        median(rounds.map(({ cid, hmac }) => cid! / hmac!)),
      ),
      ...KEY_TYPES.map((type) =>
        atLeast(KEYS_PER_SECOND_MIN, `${type} keys checked/s`, medianOf(type)),
      ),
    ],
    rounds,
  };
}

/** Writes the rates as a table, and for each target whether it is met. */
export function toDictText({ perSecond, targets, rounds }: DictReport): string {
  const rows = Object.entries(perSecond).map(([name, rate]) => [
    LABELS[name] ?? `${name} key`,
    Math.round(rate).toLocaleString('en'),
    ((1 / rate) * 1_000_000).toFixed(3),
  ]);
  return `
Medians of ${rounds.length} rounds, by CPU time.

${toTable([['', 'a second', 'µs each'], ...rows])}

${targets.map(toTargetLine).join('\n')}`;
}

const LABELS: Readonly<Record<string, string>> = {
  cid: 'CID',
  hmac: 'bare createHmac',
  sealed: 'payload encrypted',
  opened: 'payload decrypted',
  cipher: 'bare createCipheriv',
};
