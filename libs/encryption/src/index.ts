export { createPayloadCodec } from './payload-codec.js';
export type { PayloadEncryption } from './payload-encryption.js';
export { isSealed } from './sealed-payload.js';
