// Proves that certificates are read as they lie on the disk, and that what cannot be used is told by part and reason.
import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { readTlsFiles } from './read-tls-files.js';
import { createAuthority, mountSecret, type Authority, type SecretVolume } from './testing.js';
import { openTlsSource } from './tls-source.js';
import { watchTls } from './watch-tls.js';

let authority: Authority;
beforeAll(async () => {
  authority = await createAuthority();
});

async function content() {
  return { ca: authority.cert, ...(await authority.issue()) };
}

async function mount(): Promise<SecretVolume> {
  const volume = mountSecret(await content());
  onTestFinished(() => volume.remove());
  return volume;
}

describe('certificates', () => {
  it('come from files, or are the text itself, or are left out', async () => {
    const pem = await content();
    const volume = mountSecret(pem);
    expect(readTlsFiles(volume.files)).toEqual(pem);
    volume.remove();
    expect(readTlsFiles(pem)).toEqual(pem);
    expect(readTlsFiles({ serverName: 'db.example' })).toEqual({});
  });

  it.each(['ca', 'cert', 'key'] as const)(
    'that cannot be used name their part: %s',
    async (part) => {
      const { files } = await mount();
      const names = { ca: 'authorities', cert: 'our certificate', key: 'our private key' };
      expect(() => readTlsFiles({ ...files, [part]: '/nonexistent/file' })).toThrow(
        `the file of ${names[part]} cannot be read (ENOENT)`,
      );
      writeFileSync(files[part], '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n');
      expect(() => readTlsFiles(files)).toThrow(
        `the file of ${names[part]} holds no PEM that can be used`,
      );
    },
  );

  it('are refused with the key of another certificate', async () => {
    const pem = { ...(await content()), key: (await authority.issue()).key };
    expect(() => readTlsFiles(pem)).toThrow('our private key is not that of our certificate');
  });
});

describe('a rotation', () => {
  it('counts for the next connection; while files do not fit, the last ones count', async () => {
    const volume = await mount();
    const onFault = vi.fn();
    const source = openTlsSource({ files: volume.files, onFault });
    const first = source.current();
    volume.put({ ...(await content()), key: first.key! });
    expect(source.current()).toEqual(first);
    expect(onFault).toHaveBeenCalledOnce();
    const next = await content();
    volume.put(next);
    expect(source.current()).toEqual(next);
  });

  it('renews a connection once, and again as long as that fails', async () => {
    const volume = await mount();
    const renew = vi.fn(() => Promise.resolve());
    const onFault = vi.fn();
    const source = openTlsSource({ files: volume.files, onFault });
    onTestFinished(watchTls({ source, renew, onFault, lookEveryMs: 5 }));
    await vi.waitFor(() => expect(source.current()).toBeDefined());
    expect(renew).not.toHaveBeenCalled();

    renew.mockRejectedValueOnce(new Error('refused'));
    const next = await content();
    volume.put(next);
    await vi.waitFor(() => expect(renew).toHaveBeenCalledTimes(2));
    expect(onFault).toHaveBeenCalledExactlyOnceWith(new Error('refused'));
    expect(renew).toHaveBeenLastCalledWith(next);

    volume.put(await content());
    await vi.waitFor(() => expect(renew).toHaveBeenCalledTimes(3));
  });
});
