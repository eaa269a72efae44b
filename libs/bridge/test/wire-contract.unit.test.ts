// Proves that the `.proto` is the contract in the field plus additions, that it is clean, and that the code is made from it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBuf } from './buf.js';
import { describeContract } from './descriptor.js';
import { FIELD_ENUMS, FIELD_METHODS } from './field-contract-enums.js';
import { FIELD_MESSAGES } from './field-contract-messages.js';

describe('the contract in the field', () => {
  const contract = describeContract(runBuf('build', '--output', '-#format=json'));

  it.each(Object.entries(FIELD_MESSAGES))('has %s as it is', (name, fields) => {
    expect(contract.messages[name]).toEqual(fields);
  });

  it.each(Object.entries(FIELD_ENUMS))('has %s as it is', (name, values) => {
    expect(contract.enums[name]).toEqual(values);
  });

  it('has BridgeService with its methods, all unary, and none of ours', () => {
    const methods = contract.services['BridgeService'] ?? [];
    expect(methods.map(({ name }) => name)).toEqual(FIELD_METHODS);
    for (const method of methods) {
      const request = method.name === 'HealthCheck' ? 'google.protobuf.Empty' : undefined;
      expect(method).toEqual({
        name: method.name,
        inputType: `.${request ?? `dict.bridge.v1.${method.name}Request`}`,
        outputType: `.dict.bridge.v1.${method.name}Response`,
      });
    }
  });
});

describe('the sources', () => {
  it('are lint-clean and formatted', () => {
    expect(runBuf('lint')).toBe('');
    expect(runBuf('format', '--diff', '--exit-code')).toBe('');
  });
});

describe('the generated code', () => {
  const committed = fileURLToPath(new URL('../src/gen', import.meta.url));
  let fresh: string;

  beforeAll(() => {
    fresh = mkdtempSync(join(tmpdir(), 'conn-dict-gen-'));
    runBuf('generate', '--output', fresh);
  });
  afterAll(() => rmSync(fresh, { recursive: true }));

  it('is what the sources say', () => {
    const generated = readTree(join(fresh, 'src', 'gen'));
    expect(Object.keys(generated)).not.toHaveLength(0);
    expect(readTree(committed)).toEqual(generated);
  });
});

/** Reads all files under a folder, by their path in it. */
function readTree(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    files.map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')]),
  );
}
