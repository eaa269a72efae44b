export const USAGE = `Starts everything that a claim needs, on this machine: PostgreSQL, Temporal with its UI, a stand-in
for the Bridge, and the worker. Ctrl-C stops it all and keeps the data.

npm start -- [options]
  --data-dir DIR     folder of all data and logs (default: .conn-dict in the project's root)
  --port-offset N    number added to every port, to run beside something else
  --ready-file FILE  file that exists while everything is ready: JSON with addresses and process ids
  --no-demo          begin without the demo entries
  --headless         leave Temporal's UI out
  --reset            clear the data of earlier runs first
  --help             show this
`;
