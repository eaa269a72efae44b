/** Settings of every embedded server; PostgreSQL's own defaults are durable. */
export const SERVER_SETTINGS = {
  listen_addresses: '127.0.0.1',
  // TCP only: a socket's path is limited to 107 bytes, and clones lie deep.
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Row values stay out of the server's log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
} as const;

/** Tests throw the cluster away: nothing needs to survive a power cut. */
export const TEST_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '32MB',
} as const;
