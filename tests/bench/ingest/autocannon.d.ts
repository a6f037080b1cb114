/** As much of autocannon as the bench calls; the package brings no types. */
declare module 'autocannon' {
  interface Request {
    path?: string;
    body?: string;
  }
  interface Options {
    url: string;
    connections: number;
    duration: number;
    method: string;
    headers: Readonly<Record<string, string>>;
    requests: readonly { setupRequest(request: Request): Request }[];
  }
  interface Result {
    duration: number;
    latency: { p50: number; p99: number };
    statusCodeStats: Readonly<Record<string, { count: number }>>;
    errors: number;
    timeouts: number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
