import { main } from './command/main.js';

process.exit(await main(process.argv.slice(2)));
