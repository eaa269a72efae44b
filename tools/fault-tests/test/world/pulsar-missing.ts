/** Whether `npm test` has found that this machine cannot have a Pulsar broker: these tests then skip themselves. */
export const isPulsarMissing = (process.env['CONN_DICT_MISSING_COMPONENTS'] ?? '')
  .split(',')
  .includes('pulsar');
