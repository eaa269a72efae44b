/**
 * What a variable accepts, in the words of JSON Schema (draft 7). Numbers and flags are of their own type there, not text.
 *
 * Patterns are for Helm too: Go's RE2, so neither look-ahead nor back-reference.
 */
export type JsonFormat = JsonText | JsonNumber | JsonFlag;

interface JsonText {
  readonly type: 'string';
  readonly minLength?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** Whether the text is the path of a file that is read. @default false */
  readonly isFilePath?: boolean;
}

interface JsonNumber {
  readonly type: 'integer' | 'number';
  readonly minimum: number;
  readonly maximum: number;
}

interface JsonFlag {
  readonly type: 'boolean';
  /** Left out where both are accepted. */
  readonly enum?: readonly [boolean];
}
