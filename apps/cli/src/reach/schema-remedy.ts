import type { SchemaCheck } from '@conn-dict/database';

type Misfit = Extract<SchemaCheck, { fits: false }>;

const REMEDIES = {
  missing: 'there are no tables yet: run "conn-dict migrate up"',
  older: 'the schema is too old: run "conn-dict migrate up"',
  newer: 'the schema is of a later build: deploy that build, or use its conn-dict',
} as const satisfies Record<Misfit['reason'], string>;

/** Says what to do about a schema that does not fit. */
export function schemaRemedy({ reason }: Misfit): string {
  return REMEDIES[reason];
}
