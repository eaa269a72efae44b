export { readTlsFiles, TlsFilesError } from './read-tls-files.js';
export { toTlsFault, type TlsPeer } from './tls-fault.js';
export type { PemSource, TlsFiles, TlsMaterial } from './tls-files.js';
export { createTlsReporter, type TlsReporter } from './tls-reporter.js';
export { openTlsSource, type TlsSource } from './tls-source.js';
export { watchTls, type EndTlsWatch } from './watch-tls.js';
