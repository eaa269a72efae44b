/** Whether `npm test` has found that this machine cannot have a component: tests then skip themselves. */
export function isComponentMissing(name: string): boolean {
  return (process.env['CONN_DICT_MISSING_COMPONENTS'] ?? '').split(',').includes(name);
}
