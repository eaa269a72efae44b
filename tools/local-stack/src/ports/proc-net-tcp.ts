const LISTEN = '0A';

/** Reads a table of /proc/net/tcp or tcp6 and gives the inodes of the sockets that listen on `port`. */
export function parseListeningInodes(table: string, port: number): readonly string[] {
  const portHex = port.toString(16).toUpperCase().padStart(4, '0');
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === LISTEN && local?.endsWith(`:${portHex}`))
    .flatMap(([, , , , , , , , , inode]) => inode ?? []);
}
