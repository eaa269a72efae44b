import { isIPv6 } from 'node:net';
import { format } from '../format.js';

const NAME_OR_IPV4 = /^(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\.[A-Za-z0-9_-]{1,63})*\.?$/;

const JSON_NAME = '[A-Za-z0-9_][A-Za-z0-9_.-]*';
const JSON_PORT = '[1-9][0-9]{0,4}';

/** `host:port`; an IPv6 host stands in brackets. */
export const address = format(
  'host:port, such as localhost:7233 or [::1]:7233',
  (text) => (isAddress(text) ? text : undefined),
  {
    type: 'string',
    pattern: `^(\\[[0-9A-Fa-f:.]+\\]|${JSON_NAME}):${JSON_PORT}$`,
  },
);

/** A host name, an IP address, or the folder of a Unix socket. */
export const host = format(
  'a host name, an IP address or the folder of a Unix socket',
  (text) => (NAME_OR_IPV4.test(text) || isIPv6(text) || isSocketFolder(text) ? text : undefined),
  {
    type: 'string',
    pattern: `^(${JSON_NAME}|[0-9A-Fa-f:.]+|/.*)$`,
  },
);

/** A host name as a certificate carries it. */
export const serverName = format(
  'a host name',
  (text) => (NAME_OR_IPV4.test(text) ? text : undefined),
  { type: 'string', pattern: `^${JSON_NAME}$` },
);

/** An `http` or `https` address without credentials. */
export const httpUrl = format(
  'an http or https URL without credentials',
  (text) => (isUrl(text, ['http:', 'https:']) ? text : undefined),
  { type: 'string', pattern: '^https?://[^/@\\s]+(/\\S*)?$' },
);

/** PostgreSQL's convention: a host that starts with a slash is the folder of a Unix socket. */
export function isSocketFolder(text: string): boolean {
  return text.startsWith('/') && !text.includes('\0');
}

export function isAddress(text: string): boolean {
  const parts = /^(?:\[(?<ipv6>[^\]]*)\]|(?<name>[^:[\]]*)):(?<port>[1-9][0-9]{0,4})$/.exec(
    text,
  )?.groups;
  if (parts === undefined || Number(parts['port']) > 65_535) return false;
  const { ipv6, name } = parts;
  return ipv6 === undefined ? NAME_OR_IPV4.test(name!) : isIPv6(ipv6);
}

export function isUrl(text: string, protocols: readonly string[]): boolean {
  if (/\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return protocols.includes(protocol) && hostname !== '' && username + password === '';
}
