// The public address as callers meet it: who answers there, over what connection. What a proxy on the way may spoil is in
// proxy.ts.
import { isDeepStrictEqual } from 'node:util';
import { describeInterface } from '../description/document.ts';
import { type Answer, ask, readJson } from './ask.ts';
import { compareClock } from './clock.ts';
import { type Finding, counted, ok, warning, wrong } from './finding.ts';

const dayMs = 24 * 3_600_000;
/** Certificates of 90 days are renewed 30 days before their end. */
const fewDays = 14;

const certificateFaults: Readonly<Record<string, readonly [says: string, remedy: string]>> = {
  CERT_HAS_EXPIRED: ['It has expired.', 'Renew it, and see that it is renewed by itself.'],
  CERT_NOT_YET_VALID: ['It is not valid yet.', 'See whether this machine’s clock is right.'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['It is for another name.', 'Get one that names this host.'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['It is signed by itself.', 'Get one of a public authority.'],
  SELF_SIGNED_CERT_IN_CHAIN: ['Its authority is not a public one.', 'Get one of a public authority.'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'Its authority is unknown, or the proxy leaves the intermediate certificate out.',
    'Give the proxy the full chain (fullchain.pem).',
  ],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    'Its authority is unknown, or the proxy leaves the intermediate certificate out.',
    'Give the proxy the full chain (fullchain.pem).',
  ],
};

const unreached: Readonly<Record<string, readonly [says: string, remedy: string]>> = {
  ENOTFOUND: ['has no address', 'Correct the name, or its DNS record.'],
  EAI_AGAIN: ['cannot be looked up: the name service does not answer', 'See to the name service.'],
  ECONNREFUSED: ['refuses connections', 'Start the proxy, or serve; see HOST and PORT.'],
  ETIMEDOUT: ['does not answer in time', 'Look for a firewall, or a proxy whose collector hangs.'],
  ECONNRESET: ['ends connections at once', 'See in the proxy’s log why.'],
  EPROTO: ['does not speak TLS', 'Give the proxy a certificate, or say http:// if none is meant.'],
};

/** @returns whether a collector answers there, so that there is more to look at */
export async function* checkAddress(address: string, now: () => Date): AsyncGenerator<Finding, boolean> {
  let answer: Answer;
  try {
    answer = await ask(`${address}/readyz`, {}, now);
  } catch (error) {
    yield failureOf(address, error);
    return false;
  }
  yield connectionOf(address, answer, now());
  const readiness = readinessOf(address, answer);
  yield readiness;
  if (readiness.verdict !== 'ok') return false;
  const again = await ask(`${address}/readyz`, {}, now);
  const isKept = answer.headers.age !== undefined || sameId(answer, again);
  yield isKept
    ? wrong(
        'caching',
        'Answers are kept on the way, and given again.',
        'Let the proxy cache nothing by itself.',
      )
    : ok('caching', 'Each request reaches the collector.');
  const { date } = again.headers;
  if (date !== undefined) {
    // Whole seconds, cut off.
    yield compareClock(
      'clock there',
      `The clock of ${hostOf(address)}`,
      Date.parse(date) + 500,
      again.askedAt,
    );
  }
  yield await versionOf(address, now);
  return true;
}

function failureOf(address: string, error: unknown): Finding {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no HTTP';
  const fault = certificateFaults[code];
  if (fault) return wrong('certificate', ...fault);
  const [says, remedy] = unreached[code.startsWith('ERR_SSL') ? 'EPROTO' : code] ?? [
    `gives no answer (${code})`,
    'See whether the proxy runs, and its log.',
  ];
  return wrong('address', `${hostOf(address)} ${says}.`, remedy);
}

function connectionOf(address: string, { certificateEndsAt }: Answer, now: Date): Finding {
  if (!certificateEndsAt) {
    const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(address).hostname);
    return isHere
      ? ok('certificate', 'None is needed: the address is this machine’s own.')
      : wrong(
          'certificate',
          'The connection is not encrypted.',
          'Serve behind a proxy with TLS, and give https://.',
        );
  }
  const days = Math.floor((certificateEndsAt.valueOf() - now.valueOf()) / dayMs);
  const left = `It ends in ${counted(days, 'day')}, on ${certificateEndsAt.toISOString().slice(0, 10)}.`;
  return days < fewDays
    ? warning('certificate', left, 'Renew it, and see why it was not renewed by itself.')
    : ok('certificate', left);
}

function readinessOf(address: string, answer: Answer): Finding {
  const { status, headers, body } = answer;
  if (status === 200 && isDeepStrictEqual(readJson(body), { status: 'ready' })) {
    return ok('collector', 'It is ready.');
  }
  if (status === 503 && headers['content-type']?.startsWith('application/problem+json')) {
    return wrong(
      'collector',
      'It answers, but its database is away.',
      'Run doctor where it runs, without an address.',
    );
  }
  if (status >= 300 && status < 400) {
    const to = headers.location ?? 'another address';
    return wrong(
      'collector',
      `${hostOf(address)} sends callers on to ${to}.`,
      'Give callers the address that answers itself: keys are not sent on.',
    );
  }
  if (status === 502 || status === 503 || status === 504) {
    return wrong(
      'collector',
      `A proxy answers, but no collector behind it (${status}).`,
      'Start serve, and see that the proxy names its HOST and PORT.',
    );
  }
  return wrong(
    'collector',
    `Something else than a collector answers at ${address} (${status}).`,
    'Correct the address, or the path that the proxy passes on.',
  );
}

async function versionOf(address: string, now: () => Date): Promise<Finding> {
  const { status, body } = await ask(`${address}/openapi.json`, {}, now);
  const theirs = readJson(body) as Partial<ReturnType<typeof describeInterface>> | undefined;
  const ours = describeInterface('./');
  const isSame = status === 200 && isDeepStrictEqual(theirs?.paths, ours.paths);
  return isSame
    ? ok('version there', 'It is the same as this command’s.')
    : warning(
        'version there',
        'The collector that answers is of another version than this command.',
        'Install the same on both, or run doctor where the collector runs.',
      );
}

/** The collector gives every answer an id of its own. */
const sameId = (one: Answer, other: Answer): boolean =>
  one.headers['x-request-id'] !== undefined && one.headers['x-request-id'] === other.headers['x-request-id'];

const hostOf = (address: string): string => new URL(address).host;
