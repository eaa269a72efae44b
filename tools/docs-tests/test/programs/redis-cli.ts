import { readArguments } from './arguments.js';
import { recorded, type Program } from './program.js';

const COMMANDS = ['ping', 'info', ''];

/** Stands in for a Redis: knows what the docs ask of one. */
export const redisCli: Program = async ({ args }) => {
  const { words, options } = readArguments(args, { valued: ['-h', '-i'], flags: ['--latency'] });
  const [command = ''] = words;
  if (!COMMANDS.includes(command) || !options.has('-h'))
    throw new Error(`no such command here: ${args.join(' ')}`);
  return recorded('used_memory_human:1M\nmaxmemory_policy:allkeys-lru\n');
};
