import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAMES = { ca: 'ca.crt', cert: 'tls.crt', key: 'tls.key' } as const;

/** What a Secret of type kubernetes.io/tls holds. */
export interface SecretContent {
  readonly ca: Buffer;
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** A Secret that is mounted as a volume. */
export interface SecretVolume {
  /** `ca`, `cert` and `key`, as configuration takes them. */
  readonly files: { readonly ca: string; readonly cert: string; readonly key: string };
  /** Changes all files in one step. */
  put(content: SecretContent): void;
  remove(): void;
}

/**
 * Mounts a Secret as the kubelet does: the files are symlinks through `..data`, itself a symlink to the folder of one
 * version, which is replaced by a rename (pkg/volume/util/atomic_writer.go).
 */
export function mountSecret(content: SecretContent): SecretVolume {
  const folder = mkdtempSync(join(tmpdir(), 'conn-dict-secret-'));
  let version = 0;
  const put = (next: SecretContent): void => {
    const data = `..version-${++version}`;
    mkdirSync(join(folder, data));
    for (const part of ['ca', 'cert', 'key'] as const) {
      writeFileSync(join(folder, data, NAMES[part]), next[part]);
    }
    symlinkSync(data, join(folder, '..data_tmp'));
    renameSync(join(folder, '..data_tmp'), join(folder, '..data'));
    rmSync(join(folder, `..version-${version - 1}`), { recursive: true, force: true });
  };
  put(content);
  const link = (name: string): string => {
    symlinkSync(join('..data', name), join(folder, name));
    return join(folder, name);
  };
  return {
    files: { ca: link(NAMES.ca), cert: link(NAMES.cert), key: link(NAMES.key) },
    put,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
