// What a proxy between callers and the collector may spoil: the key, large bodies, methods and headers of browsers,
// compression, who the caller is, and the stream of a report.
import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ask, problemCode, readJson, start } from './ask.ts';
import { type Finding, type Findings, ok, warning, wrong } from './finding.ts';

export interface ProxyOptions {
  readonly address: string;
  /** As serve is told; only right when doctor has the environment of serve. */
  readonly trustedProxies: readonly string[];
  /** One that may report in bulk, so that reporting can be tried without storing anything. */
  readonly bulkKey: string | undefined;
  readonly now: () => Date;
}

/** As long as the collector takes (collector.ts). */
const largestBody = 64 * 1024;
/** Well formed and nobody's. */
const nobodysKey = `palaute_doctor_${'0'.repeat(43)}`;

export async function* checkProxy(options: ProxyOptions): Findings {
  for (const check of [authorization, largeBody, browsers, compression, callers]) yield await check(options);
  if (options.bulkKey !== undefined) yield await reports(options.address, options.bulkKey);
}

const put = ({ address, now }: ProxyOptions, body: string) =>
  ask(
    `${address}/v1/feedback/${randomUUID()}`,
    {
      method: 'PUT',
      headers: { authorization: `Bearer ${nobodysKey}`, 'content-type': 'application/json' },
      body,
    },
    now,
  );

/** A key that is nobody's is refused as such only where it arrives. */
async function authorization(options: ProxyOptions): Promise<Finding> {
  const answer = await put(options, '{}');
  const code = problemCode(answer);
  if (code === 'unknown-key') return ok('key on the way', 'The Authorization header arrives.');
  return code === 'key-required'
    ? wrong(
        'key on the way',
        'The proxy takes the Authorization header away.',
        'Let it pass Authorization on, and ask for no password of its own.',
      )
    : wrong(
        'key on the way',
        `Sending is not answered by the collector (${answer.status}).`,
        'Let the proxy pass PUT and POST under /v1/ on, and look for a filter (WAF) in its log.',
      );
}

async function largeBody(options: ProxyOptions): Promise<Finding> {
  const answer = await put(options, JSON.stringify('x'.repeat(largestBody - 2)));
  return problemCode(answer) === 'unknown-key'
    ? ok('large bodies', 'A feedback of 64 KiB arrives.')
    : wrong(
        'large bodies',
        `A feedback of 64 KiB is not answered by the collector (${answer.status}).`,
        'Raise the proxy’s limit, such as client_max_body_size 1m, and for reports let it be unlimited there.',
      );
}

/** What a browser asks before a page of another site may send (CORS). */
async function browsers({ address, now }: ProxyOptions): Promise<Finding> {
  const { status, headers } = await ask(
    `${address}/v1/feedback/${randomUUID()}`,
    {
      method: 'OPTIONS',
      headers: {
        origin: 'https://doctor.example',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization,content-type',
      },
    },
    now,
  );
  const allowed = headers['access-control-allow-origin'];
  const methods = headers['access-control-allow-methods'] ?? '';
  if (status >= 200 && status < 300 && allowed === '*' && /\bPUT\b/.test(methods)) {
    return ok('browsers', 'Pages of other sites may send.');
  }
  return allowed !== undefined && allowed !== '*'
    ? wrong(
        'browsers',
        `The proxy adds CORS headers to the collector’s own (${allowed}), which browsers refuse.`,
        'Take Access-Control-… out of the proxy: the collector sends them.',
      )
    : wrong(
        'browsers',
        `What browsers ask before they send (OPTIONS) is not answered by the collector (${status}).`,
        'Let the proxy pass OPTIONS on.',
      );
}

async function compression({ address, now }: ProxyOptions): Promise<Finding> {
  const { headers, body } = await ask(
    `${address}/openapi.json`,
    { headers: { 'accept-encoding': 'gzip' } },
    now,
  );
  const encoding = headers['content-encoding'] ?? 'identity';
  const isWhole = readJson(unpacked(body, encoding)) !== undefined;
  return isWhole
    ? ok('compression', 'Answers arrive whole.')
    : wrong(
        'compression',
        `Answers said to be ${encoding} cannot be read.`,
        'Let the proxy compress by itself (gzip on), or not at all; it must keep Content-Encoding true.',
      );
}

function unpacked(body: Buffer, encoding: string): Buffer {
  try {
    return encoding === 'gzip' ? gunzipSync(body) : body;
  } catch {
    return Buffer.alloc(0);
  }
}

/**
 * The collector takes a request's id from trusted proxies only, and answers with the one it took: so it shows whether the
 * one who speaks to it is trusted.
 */
async function callers({ address, trustedProxies, now }: ProxyOptions): Promise<Finding> {
  const id = randomUUID();
  const { headers } = await ask(
    `${address}/livez`,
    // Whoever passes this on as it is would let callers say who they are.
    { headers: { 'x-request-id': id, 'x-forwarded-for': '192.0.2.1' } },
    now,
  );
  const taken = String(headers['x-request-id'] ?? '');
  const check = 'callers';
  if (taken === id || /^[0-9a-f]{32}$/.test(taken)) {
    return ok(check, 'The collector believes the proxy when it says who calls.');
  }
  // The collector itself speaks no TLS, so that somebody stands before it.
  if (!address.startsWith('https:')) return ok(check, 'Nobody is believed when they say for whom they call.');
  const remedy =
    'Set PALAUTE_TRUSTED_PROXIES to the proxy’s address as the collector sees it, ' +
    'and let the proxy set X-Forwarded-For and X-Request-Id.';
  return trustedProxies.length === 0
    ? wrong(
        check,
        'No proxy is trusted, so that all callers are one to the collector and share one budget.',
        remedy,
      )
    : warning(
        check,
        'The collector does not seem to believe the proxy, or the proxy passes no request id.',
        remedy,
      );
}

const streamWaitMs = 5_000;

/** A report is answered line by line while it is sent; tried without storing anything. */
function reports(address: string, key: string): Promise<Finding> {
  const check = 'reports';
  const request = start(`${address}/v1/feedback/bulk?dryRun=true`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/x-ndjson',
      'content-encoding': 'gzip',
      'transfer-encoding': 'chunked',
    },
  });
  const remedy =
    'For /v1/feedback/bulk: proxy_request_buffering off, proxy_buffering off, no limit of the body, and long timeouts.';
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(
        warning(
          check,
          'Results come only after all has been sent: somebody on the way collects them.',
          remedy,
        ),
      );
      request.destroy();
    }, streamWaitMs);
    const finish = (finding: Finding) => {
      clearTimeout(timer);
      resolve(finding);
      request.destroy();
    };
    request.once('error', () => finish(wrong(check, 'A report is cut off on the way.', remedy)));
    request.once('response', (response) => {
      if (response.statusCode !== 200) {
        return finish(wrong(check, `A report is refused (${response.statusCode ?? 0}).`, remedy));
      }
      response.once('data', () => finish(ok(check, 'Results come while a report is being sent.')));
      response.on('error', () => {});
    });
    request.flushHeaders();
    // A record that is none: it gets its result as any other. More would follow.
    request.write(gzipSync('{}\n'));
  });
}
