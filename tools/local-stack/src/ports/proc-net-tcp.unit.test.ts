// Proves whose sockets are taken for the ones that keep a port busy, in Linux's tables of IPv4 and IPv6.
import { expect, test } from 'vitest';
import { parseSocketInodes } from './proc-net-tcp.js';

const TCP = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0000000000000000 100 0 0 10 0
   1: 0100007F:1F91 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0000000000000000 20 4 30 10 -1
   2: 0100007F:C350 0100007F:1F91 01 00000000:00000000 00:00000000 00000000     0        0 4713 1 0000000000000000 20 4 30 10 -1
   3: 00000000:01BB 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4714 1 0000000000000000 100 0 0 10 0
`;
const TCP6 = `  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000000000000000000000000000:1F91 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4715 1 0000000000000000 100 0 0 10 0
`;

test('takes those that listen, not the connections', () => {
  expect(parseSocketInodes(TCP, 8081)).toEqual(['4711']);
  expect(parseSocketInodes(TCP6, 8081)).toEqual(['4715']);
});

test('where none listens, takes the connections that began on the port', () => {
  expect(parseSocketInodes(TCP, 0xc350)).toEqual(['4713']);
});

test('knows ports of fewer than four hexadecimal digits', () => {
  expect(parseSocketInodes(TCP, 443)).toEqual(['4714']);
});

test('finds nothing where nothing is', () => {
  expect(parseSocketInodes(TCP, 80)).toEqual([]);
  expect(parseSocketInodes('', 80)).toEqual([]);
});
