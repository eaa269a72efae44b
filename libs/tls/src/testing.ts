export {
  createAuthority,
  type Authority,
  type Certificate,
  type IssueOptions,
} from './testing/authority.js';
export { mountSecret, type SecretContent, type SecretVolume } from './testing/secret-volume.js';
export { startTlsProxy, type TlsProxy } from './testing/tls-proxy.js';
