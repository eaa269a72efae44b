import { COMPONENTS, ensureComponent } from './components.mjs';
import { ComponentUnavailable } from './components/component-unavailable.mjs';
import { say } from './step.mjs';

/** Names the components that this machine cannot have, separated by commas; tests that need one of them skip themselves. */
const MISSING_VARIABLE = 'CONN_DICT_MISSING_COMPONENTS';

/** Finds or installs every component that is for tests; gives the variables that tell tests where they are, and the names of those missing. */
export async function ensureTestComponents({ signal }) {
  const variables = {};
  const missing = [];
  for (const [name, { variable, isForTests = true }] of Object.entries(COMPONENTS)) {
    if (!isForTests) continue;
    try {
      variables[variable] = await ensureComponent(name, { signal });
    } catch (error) {
      if (!(error instanceof ComponentUnavailable)) throw error;
      say(error.message);
      missing.push(name);
    }
  }
  if (missing.length > 0) variables[MISSING_VARIABLE] = missing.join(',');
  return { variables, missing };
}
