/** Bytes that say they are JSON and are none: what cannot be read is readily quoted. */
export const brokenPayloads = (canary: string) => ({
  payloads: [
    { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(`${canary} {"a":`) },
  ],
});
