// Started by embedded-postgres.int.test.ts as a process of its own: owns a server, and exits when told to.
import { startEmbeddedPostgres } from '../src/embedded.js';

const [dataDir = '', port = '', binaries = ''] = process.argv.slice(2);
const login = { user: 'dict_user', password: 'dict_password', database: 'dict_db' };
const options = binaries === '' ? {} : { binaries };
const server = await startEmbeddedPostgres({ ...login, ...options, dataDir, port: Number(port) });
process.stdin.once('data', () => process.exit(7));
console.log(JSON.stringify({ pid: server.pid }));
