/** Whether `npm test` has found that this machine cannot have a Redis: its tests then skip themselves. */
export const isRedisMissing = (process.env['CONN_DICT_MISSING_COMPONENTS'] ?? '')
  .split(',')
  .includes('redis');
