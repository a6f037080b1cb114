// A plain HTTP/1.1 caller over a socket, because a library would mend what is to be sent broken. It keeps connections
// for as long as the server does, and reads one answer for each request.
import { connect, type Socket } from 'node:net';
import type { HostileRequest } from './requests.ts';

export interface Reply {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly tookMs: number;
}

/** How long an answer may take. */
const patienceMs = 20_000;

export class Wire {
  readonly #port: number;
  readonly #host: string;
  #socket: Socket | undefined;
  #read = Buffer.alloc(0);
  #wake: (() => void) | undefined;

  constructor(url: string) {
    const { port, hostname } = new URL(url);
    this.#port = Number(port);
    this.#host = hostname;
  }

  /** @returns undefined when the server ended the connection without an answer; status 0 when it gave none in time */
  async send(request: HostileRequest): Promise<Reply | undefined> {
    // A connection that was kept may have been ended meanwhile: then once more on a new one.
    const isKept = this.#socket !== undefined;
    const reply = await this.#sendOnce(request);
    return reply ?? (isKept ? this.#sendOnce(request) : undefined);
  }

  /** Sends bytes as they are and reads what comes, until the server ends the connection: they ask it to, or are no HTTP. */
  async sendRaw(bytes: Buffer | string): Promise<string> {
    this.end();
    const socket = await this.#open();
    socket.write(bytes);
    for (let length = -1; !socket.destroyed && !socket.readableEnded && length < this.#read.length;) {
      length = this.#read.length;
      await this.#more(patienceMs);
    }
    const text = this.#read.toString();
    this.end();
    return text;
  }

  end(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
    this.#read = Buffer.alloc(0);
  }

  async #sendOnce(request: HostileRequest): Promise<Reply | undefined> {
    const startedMs = performance.now();
    const socket = await this.#open();
    socket.write(bytesOf(request, `${this.#host}:${this.#port}`));
    const deadlineMs = startedMs + patienceMs;
    for (;;) {
      const parsed = parse(this.#read, request.method === 'HEAD', socket.destroyed || socket.readableEnded);
      if (parsed && parsed.status === 100) {
        this.#read = this.#read.subarray(parsed.length);
        continue;
      }
      if (parsed) {
        this.#read = this.#read.subarray(parsed.length);
        if (parsed.ends || this.#read.length > 0) this.end();
        const { status, headers, body } = parsed;
        return { status, headers, body, tookMs: performance.now() - startedMs };
      }
      if (socket.destroyed || socket.readableEnded) {
        this.end();
        return undefined;
      }
      if (performance.now() > deadlineMs) {
        this.end();
        return { status: 0, headers: new Map(), body: '', tookMs: patienceMs };
      }
      await this.#more(1_000);
    }
  }

  async #open(): Promise<Socket> {
    if (this.#socket && !this.#socket.destroyed && !this.#socket.readableEnded) return this.#socket;
    this.end();
    const socket = connect({ port: this.#port, host: this.#host, allowHalfOpen: true });
    socket.setNoDelay(true);
    const wake = () => this.#wake?.();
    socket.on('data', (chunk) => {
      this.#read = Buffer.concat([this.#read, chunk]);
      wake();
    });
    for (const event of ['error', 'end', 'close']) socket.on(event, wake);
    this.#socket = socket;
    return socket;
  }

  #more(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function bytesOf({ method, target, headers, body, isChunked }: HostileRequest, host: string): Buffer {
  const length: (readonly [string, string])[] =
    body === undefined
      ? []
      : isChunked
        ? [['transfer-encoding', 'chunked']]
        : [['content-length', String(body.length)]];
  const head = [
    `${method} ${target} HTTP/1.1`,
    ...[['host', host] as const, ...headers, ...length].map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n');
  const start = Buffer.from(head, 'latin1');
  if (body === undefined) return start;
  if (!isChunked) return Buffer.concat([start, body]);
  const middle = Math.floor(body.length / 2);
  const chunks = [body.subarray(0, middle), body.subarray(middle)].filter((chunk) => chunk.length > 0);
  return Buffer.concat([
    start,
    ...chunks.flatMap((chunk) => [
      Buffer.from(`${chunk.length.toString(16)}\r\n`),
      chunk,
      Buffer.from('\r\n'),
    ]),
    Buffer.from('0\r\n\r\n'),
  ]);
}

interface Parsed extends Omit<Reply, 'tookMs'> {
  /** Bytes that belong to it. */
  readonly length: number;
  /** The server ends the connection after it. */
  readonly ends: boolean;
}

function parse(bytes: Buffer, isHead: boolean, isEnded: boolean): Parsed | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1]);
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const at = headEnd + 4;
  const ends = headers.get('connection') === 'close';
  const whole = (body: Buffer, length: number): Parsed => ({
    status,
    headers,
    body: body.toString(),
    length,
    ends,
  });
  if (isHead || status === 204 || status === 304 || status < 200) return whole(Buffer.alloc(0), at);
  if (headers.get('transfer-encoding') === 'chunked') {
    const chunks: Buffer[] = [];
    for (let from = at; ;) {
      const lineEnd = bytes.indexOf('\r\n', from);
      if (lineEnd < 0) return undefined;
      const size = Number.parseInt(bytes.subarray(from, lineEnd).toString(), 16);
      from = lineEnd + 2;
      if (bytes.length < from + size + 2) return undefined;
      if (size === 0) return whole(Buffer.concat(chunks), from + 2);
      chunks.push(bytes.subarray(from, from + size));
      from += size + 2;
    }
  }
  const length = headers.get('content-length');
  if (length !== undefined) {
    const end = at + Number(length);
    return bytes.length < end ? undefined : whole(bytes.subarray(at, end), end);
  }
  return isEnded ? whole(bytes.subarray(at), bytes.length) : undefined;
}
