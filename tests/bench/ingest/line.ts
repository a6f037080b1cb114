import { connect, type Socket } from 'node:net';

/**
 * One HTTP connection that is kept open; one request at a time. A plain socket: what a full HTTP client costs would be
 * taken from the server on the same cores.
 */
export class Line {
  readonly #socket: Socket;
  readonly #head: string;
  #received = '';
  #answered: ((status: string) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  private constructor(socket: Socket, head: string) {
    this.#socket = socket;
    this.#head = head;
    socket.setNoDelay(true);
    // A character is a byte, whatever it stands for.
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.#read(chunk));
    socket.on('error', (error) => this.#failed?.(error));
    socket.on('close', () => this.#failed?.(new Error('The server hung up.')));
  }

  static async open({ hostname, port, host }: URL, key: string): Promise<Line> {
    const socket = connect(Number(port), hostname);
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new Line(socket, `host: ${host}\r\n${key && `authorization: Bearer ${key}\r\n`}`);
  }

  /** @returns the status, such as `201`, once the whole answer is there */
  send(method: string, path: string, body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
      const about = body
        ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
        : '';
      this.#socket.write(`${method} ${path} HTTP/1.1\r\n${this.#head}${about}\r\n${body}`);
    });
  }

  close(): void {
    this.#failed = undefined;
    this.#socket.destroy();
  }

  #read(chunk: string): void {
    this.#received += chunk;
    const head = this.#received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#received)?.[1];
    if (length === undefined) return this.#failed?.(new Error('An answer without a length.'));
    if (this.#received.length < head + 4 + Number(length)) return;
    const status = this.#received.slice(9, 12);
    this.#received = '';
    this.#answered?.(status);
  }
}
