/** Whether `npm test` has found no way to get a Redis on this machine. */
export const isRedisMissing = (process.env['CONN_DICT_MISSING_COMPONENTS'] ?? '')
  .split(',')
  .includes('redis');
