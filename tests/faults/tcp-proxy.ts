// A wire between collector and PostgreSQL that breaks as wires do: it cuts, stands still, is slow, or loses the answer
// to a statement that was carried out. It knows just enough of PostgreSQL's protocol to tell a commit's answer.
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

export type Trouble =
  | { readonly kind: 'none' }
  /** Nothing gets through, in neither direction, and nobody is told. */
  | { readonly kind: 'stall' }
  /** New connections are refused, those there are end at once. */
  | { readonly kind: 'cut' }
  /** The next statement that matches reaches the server; its connection is cut before the answer comes back. */
  | { readonly kind: 'lose-answer'; readonly to: RegExp }
  /** The next statement that matches is cut in the middle: its first half reaches the server. */
  | { readonly kind: 'cut-statement'; readonly of: RegExp }
  /** Everything takes this much longer, each way. */
  | { readonly kind: 'delay'; readonly ms: number };

export interface TcpProxy {
  /** The database's URL, through the wire. */
  readonly url: string;
  /** How often a statement was hit. */
  readonly hits: number;
  set(trouble: Trouble): void;
  stop(): Promise<void>;
}

export async function startProxy(databaseUrl: string): Promise<TcpProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let trouble: Trouble = { kind: 'none' };
  let hits = 0;

  const server: Server = createServer((client) => {
    if (trouble.kind === 'cut') return void client.destroy();
    const upstream = connect(Number(target.port), target.hostname);
    let isDeaf = false;
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', () => {
        open.delete(socket);
        end();
      });
    }
    const pass = (chunk: Buffer, to: Socket) => {
      if (trouble.kind === 'stall') return;
      if (trouble.kind !== 'delay') return void to.write(chunk);
      setTimeout(() => to.writable && to.write(chunk), trouble.ms);
    };
    client.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      if (trouble.kind === 'cut-statement' && trouble.of.test(text)) {
        trouble = { kind: 'none' };
        hits += 1;
        upstream.write(chunk.subarray(0, Math.floor(chunk.length / 2)), end);
        return;
      }
      if (trouble.kind === 'lose-answer' && trouble.to.test(text)) {
        trouble = { kind: 'none' };
        hits += 1;
        isDeaf = true;
      }
      pass(chunk, upstream);
    });
    upstream.on('data', (chunk) => {
      if (!isDeaf) return pass(chunk, client);
      // `CommandComplete` and `ReadyForQuery`, idle: the statement, which is its own transaction, is committed.
      if (chunk.subarray(-6).toString('latin1') === 'Z\0\0\0\u0005I') end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');

  return {
    url: Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${address.port}` }).href,
    get hits() {
      return hits;
    },
    set(next) {
      trouble = next;
      if (next.kind === 'cut') for (const socket of open) socket.destroy();
    },
    async stop() {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}
