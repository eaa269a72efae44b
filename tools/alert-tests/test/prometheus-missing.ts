/** Whether `npm test` has found that this machine cannot have Prometheus: these tests then skip themselves. */
export const isPrometheusMissing = (process.env['CONN_DICT_MISSING_COMPONENTS'] ?? '')
  .split(',')
  .includes('prometheus');
