// Pages that tell why there is none of what was asked for, and what there is near it.
import { parsePeriod, type Place, problems } from '@palaute/schema';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { addStatusHeaders, faultsOf, Refusal } from '../problems.ts';
import { partKeys } from '../results/places.ts';
import { html, type Html } from './html.ts';
import { type Page, render } from './layout.ts';
import { placeLink, problemPage } from './pages.ts';
import { lastWholeMonth } from './periods.ts';
import type { View } from './view.ts';

interface Asked {
  /** Organisation of the address that was asked for, if it has one. */
  readonly organisation: string | undefined;
  readonly now: Date;
}

export function sendProblemPage(
  request: FastifyRequest,
  reply: FastifyReply,
  error: FastifyError,
  view: View,
  asked: Asked,
): FastifyReply {
  const [{ code, pointer }] = faultsOf(error, request);
  const { status } = problems[code];
  const details = error instanceof Refusal ? error.details : undefined;
  if (error instanceof Refusal && error.retryAfterSeconds !== undefined) {
    void reply.header('retry-after', error.retryAfterSeconds);
  }
  addStatusHeaders(reply, status);
  const page =
    status === 404
      ? notFound(view, pointer, details?.suggestions ?? [], asked)
      : status < 500
        ? badRequest(view, pointer, details?.example, request.url, asked)
        : away(view, status);
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('content-language', view.lang)
    .type('text/html; charset=utf-8')
    .send(render(view, page));
}

const toIndex = ({ texts, addresses, lang }: View): Html =>
  html`<p><a href="${addresses.index(lang)}">${texts.toIndex}</a></p>`;

type Named = Pick<Place, 'id' | 'names'>;

const kindOf = (pointer: string) =>
  ([...partKeys, 'area'] as const).find((kind) => pointer === `/${kind}`) ?? 'organisation';

function notFound(view: View, pointer: string, near: readonly Named[], { organisation }: Asked): Page {
  const { texts } = view;
  const kind = kindOf(pointer);
  // Another organisation than the one that was asked for has an address of its own.
  const link = ({ id, names }: Named) =>
    kind === 'area'
      ? html`<a href="${view.addresses.summed(view.lang, { kind, id })}">${view.name(names)}</a>`
      : placeLink(view, kind === 'organisation' ? id : (organisation ?? id), { kind, id, names });
  const page = problemPage(
    texts.notFoundHeading,
    html`<p>${texts.notFound}</p>`,
    kind === 'service' && html`<p>${texts.serviceNotFound}</p>`,
    kind === 'municipality' && html`<p>${texts.municipalityNotFound}</p>`,
    near.length > 0 &&
      html`<p>${texts.near}</p>
        <ul class="places">
          ${near.map((one) => html`<li>${link(one)}</li>`)}
        </ul>`,
    toIndex(view),
  );
  return kind === 'organisation' || organisation === undefined
    ? page
    : { ...page, searched: { organisation } };
}

/** The same address with a period that there is. */
function badRequest(
  view: View,
  pointer: string,
  example: string | undefined,
  url: string,
  { now }: Asked,
): Page {
  const { texts, addresses } = view;
  if (pointer !== '/period') return problemPage(texts.badRequestHeading, toIndex(view));
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const given = searchParams.get('period') ?? '';
  const period = pathname.endsWith('/report') ? lastWholeMonth(now) : (example ?? lastWholeMonth(now));
  // What is a period and yet refused has not begun.
  const isFuture = parsePeriod(given) !== undefined;
  const address = `${addresses.prefix}${pathname}?${new URLSearchParams({ period })}`;
  return problemPage(
    texts.badPeriodHeading,
    html`<p>${isFuture && `${texts.futurePeriod} `}${texts.badPeriod}</p>`,
    html`<p>${texts.badPeriodExample} <a href="${address}">${view.period(period)}</a></p>`,
    toIndex(view),
  );
}

const away = (view: View, status: number): Page =>
  status === 503
    ? problemPage(view.texts.awayHeading, html`<p>${view.texts.away}</p>`)
    : problemPage(view.texts.failedHeading, html`<p>${view.texts.failed}</p>`);
