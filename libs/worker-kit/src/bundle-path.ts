import { access, constants } from 'node:fs/promises';

/** @throws Error that says what to do, where the workflow bundle is not there. */
export async function assertBundle(bundlePath: string): Promise<void> {
  try {
    await access(bundlePath, constants.R_OK);
  } catch {
    throw new Error(
      `no workflow bundle at ${bundlePath}: it is made at build time, by the Nx target "bundle"`,
    );
  }
}
