import { format } from '../format.js';
import { variable } from '../variable.js';

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Also takes what logrus takes: any case, and `warning`. */
const logLevel = format(
  `one of ${LOG_LEVELS.join(', ')}`,
  (text) => {
    const word = text.toLowerCase();
    return word === 'warning' ? 'warn' : LOG_LEVELS.find((level) => level === word);
  },
  { type: 'string', enum: LOG_LEVELS },
);

export const logLevelVariable = variable({
  format: logLevel,
  default: 'info',
  meaning: 'The least important lines that are still written.',
});
