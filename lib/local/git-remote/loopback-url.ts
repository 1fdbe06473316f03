/** Where this machine finds a server of its own, whatever names it resolves. */
export function loopbackUrl(address = '127.0.0.1', port = 80): string {
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}
