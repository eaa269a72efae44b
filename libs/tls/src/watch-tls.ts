import { createHash } from 'node:crypto';
import type { TlsMaterial } from './tls-files.js';
import type { TlsSource } from './tls-source.js';

/** A volume of Kubernetes is up to a minute behind its Secret: this adds little. */
const LOOK_EVERY_MS = 10_000;

export interface TlsWatchOptions {
  readonly source: TlsSource;
  /** Makes a connection with the new certificates and puts it in the place of the old one; one call at a time. */
  readonly renew: (material: TlsMaterial) => Promise<void>;
  /** Told when `renew` has failed: the old connection stays, and `renew` is tried again at the next look. */
  readonly onFault: (error: unknown) => void;
  /** @default 10 s */
  readonly lookEveryMs?: number | undefined;
}

/** Ends the watch; a `renew` under way goes on. */
export type EndTlsWatch = () => void;

/**
 * Looks again and again whether the files hold other certificates, for a connection that cannot take new ones itself.
 * By content: Kubernetes swaps the folder behind a symlink, of which `fs.watch` sees nothing.
 */
export function watchTls({
  source,
  renew,
  onFault,
  lookEveryMs = LOOK_EVERY_MS,
}: TlsWatchOptions): EndTlsWatch {
  let inUse = digestOf(source.current());
  let isRenewing = false;
  const look = async (): Promise<void> => {
    if (isRenewing) return;
    const material = source.current();
    const digest = digestOf(material);
    if (digest === inUse) return;
    isRenewing = true;
    try {
      await renew(material);
      inUse = digest;
    } catch (error) {
      onFault(error);
    } finally {
      isRenewing = false;
    }
  };
  const timer = setInterval(() => void look(), lookEveryMs).unref();
  return () => clearInterval(timer);
}

function digestOf({ ca, cert, key }: TlsMaterial): string {
  const hash = createHash('sha256');
  for (const part of [ca, cert, key]) hash.update(`${part?.length ?? 0}:`).update(part ?? '');
  return hash.digest('hex');
}
