// Assembles the folder /app of an app's image: `node dist/main.js APP FOLDER [native|websocket]`.
import { assembleApp } from './assemble-app.js';
import { isPulsarClient, PULSAR_CLIENTS } from './pulsar-client.js';
import { WORKSPACE_ROOT } from './workspace-root.js';

const EXIT_USAGE = 2;

const [app, output, pulsar = 'native'] = process.argv.slice(2);
if (app === undefined || output === undefined || !isPulsarClient(pulsar)) {
  process.stderr.write(`usage: node dist/main.js APP FOLDER [${PULSAR_CLIENTS.join('|')}]\n`);
  process.exit(EXIT_USAGE);
}
try {
  await assembleApp({ root: WORKSPACE_ROOT, app, output, pulsar });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
