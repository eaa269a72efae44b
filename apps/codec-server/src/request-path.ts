import type { IncomingMessage } from 'node:http';

/** What a request asks for: `decode` for `/decode?x=y`. */
export function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0]!.slice(1);
}
