import { createConnDictClient } from '@conn-dict/client';
import { createService } from './server.js';

const [, , port = '8090', address = 'localhost:7233'] = process.argv;

const dict = createConnDictClient({ address });
const server = createService(dict).listen(Number(port), '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${port}, with Temporal at ${address}\n`);
});

process.once('SIGTERM', stop).once('SIGINT', stop);

function stop(): void {
  server.close(() => void dict.close());
}
