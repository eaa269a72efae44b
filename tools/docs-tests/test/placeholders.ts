import type { ReadyFile } from '@conn-dict/local-stack';

/** What stands for the reader's own in a block, and what is there in a test. */
export interface Place {
  readonly ready: ReadyFile;
  /** A workflow that is open. */
  readonly workflowId: string;
  readonly participant: string;
  /** A certificate, PEM. */
  readonly certificate: string;
  readonly examplePort: number;
  /** Where a Pulsar would be. */
  readonly pulsarUrl: string;
}

/** Puts the test's addresses, ids and files in the place of those that a block names. */
export function fillIn(code: string, place: Place): string {
  return Object.entries(toReplacements(place)).reduce(
    (text, [name, value]) => text.replaceAll(new RegExp(name, 'g'), value),
    code,
  );
}

function toReplacements(place: Place): Readonly<Record<string, string>> {
  const { ready } = place;
  return {
    '(?:localhost|127\\.0\\.0\\.1):7233': ready.temporal_address,
    '(?:http://)?(?:localhost|127\\.0\\.0\\.1|WORKER):8081': new URL(ready.health_url).origin,
    '(?:http://)?(?:localhost|127\\.0\\.0\\.1|WORKER):9093': new URL(ready.metrics_url).origin,
    'http://(?:localhost|127\\.0\\.0\\.1):8090': `http://127.0.0.1:${place.examplePort}`,
    'http://PULSAR:8080': place.pulsarUrl,
    'postgres://dict_user:dict_password@127\\.0\\.0\\.1:5432/dict_db': ready.postgres_url,
    '(?<![\\w/])\\.conn-dict(?=/)': ready.data_dir,
    '(?<![\\w.])FILE(?!\\w)': place.certificate,
    '(?<!\\w)(?:WORKFLOW_)?ID(?!\\w)': place.workflowId,
    '(?<!\\w)ISPB(?!\\w)': place.participant,
    '(?<!\\w)QUEUE(?!\\w)': ready.task_queue,
    '(?<!\\w)POD(?!\\w)': 'conn-dict-worker-0',
    '(?<!\\w)DEPLOYMENT(?!\\w)': 'conn-dict-worker',
  };
}
