import { COMPONENTS, ensureComponent } from './components.mjs';
import { ComponentUnavailable } from './components/component-unavailable.mjs';
import { say } from './step.mjs';

/** Names the components that this machine cannot have, separated by commas; tests that need one of them skip themselves. */
const MISSING_VARIABLE = 'CONN_DICT_MISSING_COMPONENTS';

/** Finds or installs every component that is for tests; gives the variables that tell tests where they are, and the names of those missing. */
export async function ensureTestComponents({ signal }) {
  const variables = {};
  const ensureEach = async (components) => {
    for (const [name, { variable }] of components) {
      try {
        variables[variable] = await ensureComponent(name, { signal });
      } catch (error) {
        if (!(error instanceof ComponentUnavailable)) throw error;
        say(error.message);
      }
    }
  };
  const wanted = Object.entries(COMPONENTS).filter(([, { isForTests = true }]) => isForTests);
  const isCompiled = ([, component]) => component.isCompiled === true;
  await Promise.all([
    ensureEach(wanted.filter(isCompiled)),
    ensureEach(wanted.filter((each) => !isCompiled(each))),
  ]);
  const missing = wanted
    .filter(([, { variable }]) => !(variable in variables))
    .map(([name]) => name);
  if (missing.length > 0) variables[MISSING_VARIABLE] = missing.join(',');
  return { variables, missing };
}
