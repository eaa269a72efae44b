const LISTEN = '0A';
/** What the kernel still keeps of a connection that no process has any more. */
const NO_INODE = '0';

/**
 * Reads a table of /proc/net/tcp or tcp6 and gives the inodes of the sockets on `port`: those that listen, else those
 * of connections that began there, which keep the port from others as well.
 */
export function parseSocketInodes(table: string, port: number): readonly string[] {
  const portHex = port.toString(16).toUpperCase().padStart(4, '0');
  const sockets = table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${portHex}`))
    .map((fields) => ({ isListening: fields[3] === LISTEN, inode: fields[9] ?? NO_INODE }));
  const listening = sockets.filter(({ isListening }) => isListening);
  const found = listening.length > 0 ? listening : sockets;
  return found.map(({ inode }) => inode).filter((inode) => inode !== NO_INODE);
}
