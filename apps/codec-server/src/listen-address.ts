/** Splits `host:port` for a server to listen on; an IPv6 host stands in brackets. */
export function toListenAddress(address: string): { readonly host: string; readonly port: number } {
  const { hostname, port } = new URL(`tcp://${address}`);
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
}
