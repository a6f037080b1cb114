import {
  checkAnswers,
  jsonPointer,
  type ProblemLanguage,
  problemLanguage,
  problemLanguages,
  problems,
} from '@palaute/schema';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requireFormAccess, requireOrigin } from '../access.ts';
import type { Take } from '../feedback/take.ts';
import type { KeyRing } from '../keys.ts';
import { addStatusHeaders, faultsOf, Refusal, refusal } from '../problems.ts';
import type { Registers } from '../registers.ts';
import { requireForm } from '../rights.ts';
import { contentSecurityPolicy, type Page, toHtml } from './html.ts';
import { refusalPage, type Sent, thanksPage } from './pages.ts';
import { Fields, recordOf } from './record.ts';

export interface FormPostOptions {
  readonly keys: KeyRing;
  readonly registers: Registers;
  readonly take: Take;
}

const mediaType = 'application/x-www-form-urlencoded';

/** Largest body in bytes: what is percent-encoded takes three times the room. */
const bodyLimit = 3 * 64 * 1024;

/** What is known of a request when it is refused. */
interface Known {
  lang?: ProblemLanguage;
  sent?: Sent;
}

/**
 * `POST /f/{form}`: one feedback from a plain HTML form, by the rules of `PUT /v1/feedback/{id}` and into the same
 * store. Every answer is a page: 200 with thanks, else what to mend, with the status of the problem (ADR 0018).
 */
export function addFormPostRoute(app: FastifyInstance, options: FormPostOptions): void {
  void app.register(async (pages) => {
    const known = new WeakMap<FastifyRequest, Known>();
    pages.removeAllContentTypeParsers();
    pages.addContentTypeParser(mediaType, { parseAs: 'string' }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );
    pages.setErrorHandler((error: FastifyError, request, reply) => {
      const faults = faultsOf(error, request);
      const { lang = problemLanguage(request.headers['accept-language']), sent } = known.get(request) ?? {};
      const { status } = problems[faults[0].code];
      addStatusHeaders(reply, status);
      return sendPage(reply.code(status), refusalPage(faults, lang, sent));
    });
    pages.post<{ Params: { form: string } }>('/f/:form', { bodyLimit }, async (request, reply) => {
      if (!(request.body instanceof URLSearchParams)) throw refusal('unsupported-media-type');
      const about: Known = {};
      known.set(request, about);
      const fields = new Fields(request.body);
      const lang = pageLanguage(fields.text('lang'), request.headers['accept-language']);
      about.lang = lang;
      const receipt = await receive(fields, request, options, (sent) => (about.sent = sent));
      return sendPage(reply, thanksPage(receipt, lang));
    });
  });
}

async function receive(
  fields: Fields,
  request: FastifyRequest<{ Params: { form: string } }>,
  { keys, registers, take }: FormPostOptions,
  tell: (sent: Sent) => void,
) {
  const access = await requireFormAccess(fields.text('site-key'), keys);
  // A browser that hides where it comes from sends `null` with a form.
  if (request.headers.origin !== 'null') requireOrigin(request, access);
  const { forms, ownItems } = await registers.of(access.orgId);
  const form = forms.get(request.params.form);
  if (!form) throw refusal('not-found');
  requireForm(access, form.id);
  const record = recordOf(fields, form);
  tell({ record, form });
  try {
    // A plain form can compute nothing: over its budget it is set apart (ADR 0028).
    const sender = { access, address: request.ip, proof: null, formId: form.id };
    return await take(access.orgId, record, undefined, sender);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // The reader stops at the shape of a record; a person who mends should hear of every answer at once.
    const more = checkAnswers(record.shown, record.answers, (item) => ownItems.get(item));
    throw new Refusal([
      ...error.faults,
      ...more.map(({ code, path }) => ({ code, pointer: jsonPointer(path) })),
    ]);
  }
}

/** The language of the form where there is a page in it, else of the browser. */
function pageLanguage(lang: string | undefined, acceptLanguage: string | undefined): ProblemLanguage {
  const tag = lang?.split('-')[0];
  return problemLanguages.find((language) => language === tag) ?? problemLanguage(acceptLanguage);
}

function sendPage(reply: FastifyReply, page: Page): FastifyReply {
  return reply
    .header('content-language', page.lang)
    .header('cache-control', 'no-store')
    .header('content-security-policy', contentSecurityPolicy)
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .type('text/html; charset=utf-8')
    .send(toHtml(page));
}
