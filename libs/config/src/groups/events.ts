import { format } from '../format.js';
import { isAddress, isUrl } from '../formats/network.js';
import { matching } from '../formats/text.js';
import { group } from '../group.js';
import { variable } from '../variable.js';

/** Where events go. */
export interface EventsConfig {
  /** `pulsar:`, `pulsar+ssl:`, `ws:`, `wss:`, or `file:` for the readable log of the local stack. */
  readonly url: string;
  readonly topic: string;
  readonly producerName: string;
}

const eventsUrl = format(
  'pulsar://host:port, pulsar+ssl://host:port, ws://…, wss://… or file:///path, without credentials',
  (text) => (isBrokers(text) || isUrl(text, ['ws:', 'wss:']) || isFile(text) ? text : undefined),
  {
    type: 'string',
    pattern:
      '^(pulsar(\\+ssl)?://[^/@,\\s]+:[0-9]+(,[^/@,\\s]+:[0-9]+)*/?|wss?://[^@\\s]+|file:///[^?#\\s]*[^?#/\\s])$',
  },
);

/** One broker or several, as Pulsar's service URL lists them: `pulsar://a:6650,b:6650`. */
function isBrokers(text: string): boolean {
  const brokers = /^pulsar(?:\+ssl)?:\/\/([^/]+)\/?$/.exec(text)?.[1];
  return brokers?.split(',').every(isAddress) ?? false;
}

function isFile(text: string): boolean {
  return /^file:\/\/\/[^\s?#]*[^\s?#/]$/.test(text) && URL.canParse(text);
}

export const eventsGroup = group({
  title: 'Events',
  variables: {
    PULSAR_URL: variable({
      format: eventsUrl,
      default: 'pulsar://localhost:6650',
      meaning:
        'Where events go: Pulsar through its native client (pulsar, pulsar+ssl; libs/events/README.md has how to get its binary) or its WebSocket API (ws, wss), or one line an event into a file (file), as the local stack does.',
    }),
    PULSAR_TOPIC: variable({
      format: matching(
        /^persistent:\/\/[-=:.\w]+\/[-=:.\w]+\/[-=:.%\w]+$/,
        'persistent://tenant/namespace/topic',
      ),
      default: 'persistent://public/default/dict-events',
      meaning: 'The topic of all events.',
    }),
    PULSAR_PRODUCER_NAME: variable({
      format: matching(/^[-.\w]{1,200}$/, '1 to 200 letters, digits, hyphens, dots or underscores'),
      default: 'conn-dict-worker',
      meaning:
        'Begins the name by which each producer shows at the broker; a random end keeps replicas apart.',
    }),
  },
  toConfig: (values): EventsConfig => ({
    url: values.PULSAR_URL,
    topic: values.PULSAR_TOPIC,
    producerName: values.PULSAR_PRODUCER_NAME,
  }),
});
