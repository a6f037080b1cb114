// The two operations on forms: what a page asks, and what a plain HTML form sends.
import {
  ageBands,
  contactChannels,
  feedbackKinds,
  languages,
  respondentRoles,
} from '../src/code-lists/index.ts';
import { feedbackTopics, statementIds } from '../src/instrument.ts';
import type { ProblemCode } from '../src/problem.ts';
import { exampleForm } from './example-form.ts';
import { json, query } from './openapi-parts.ts';
import { problemResponses } from './openapi-problems.ts';

const text = (description: string) => ({ type: 'string', description });
const oneOf = (values: readonly string[], description: string) => ({
  type: 'string',
  enum: ['', ...values],
  description,
});
const several = (values: readonly string[], description: string) => ({
  type: 'array',
  items: { type: 'string', enum: ['', ...values] },
  description,
});

const absences = ['dont-know', 'prefer-not', 'not-applicable'];
const scale = (from: number, to: number, description: string) =>
  oneOf(
    [...Array.from({ length: to - from + 1 }, (_, step) => String(from + step)), ...absences],
    description,
  );

const fields = {
  'site-key': text('The key of the page'),
  id: text('Anything made anew for each page that is served: the same again is the same feedback'),
  unit: text('OID of the service unit; may be left out where the form is one unit’s'),
  lang: oneOf(languages, 'Language in which the page was read; Finnish when it is left out'),
  'contact-channel': oneOf(contactChannels, 'Channel of the service contact'),
  'contact-date': text('Day of the service contact, 2026-11-22'),
  nps: scale(0, 10, 'The recommendation question'),
  open: text('The open question'),
  ...Object.fromEntries(
    statementIds.map((id) => [id, scale(1, 5, 'A statement; blank says that it was shown')]),
  ),
  free: text('Free feedback'),
  kind: several(feedbackKinds, 'Kinds of the free feedback; may be repeated'),
  topic: several(feedbackTopics, 'Topics of the free feedback; may be repeated'),
  respondent: oneOf(respondentRoles, 'Whose experience it is'),
  'age-band': oneOf(ageBands, 'Age band'),
  'contact-name': text('Name, where a reply is wished for'),
  'contact-email': text('E-mail address, where a reply is wished for'),
  'contact-phone': text('Phone number, where a reply is wished for'),
  'contact-by': oneOf(['email', 'phone'], 'How the person wishes to be reached'),
};

const page = (example: string) => ({
  'text/html': { schema: { type: 'string' }, example: `<!doctype html>\n<html lang="fi">\n…${example}…` },
});

const pageHeaders = {
  'Cache-Control': { description: 'no-store', schema: { type: 'string' } },
  'Content-Security-Policy': { description: 'Nothing but its own style', schema: { type: 'string' } },
};

/** What the page of a refusal says, by status. */
const refusals: Readonly<Record<number, string>> = {
  400: 'The request cannot be read.',
  401: 'There is no site key, or none that is known.',
  403: 'The key does not allow this, or not from this site.',
  404: 'The organisation has no such form.',
  413: 'The body is over 192 KiB.',
  415: 'The body is not application/x-www-form-urlencoded.',
  422: 'Something is to be mended, and the page says what; nothing was stored or changed.',
  500: 'The service had an error.',
  503: 'Nothing can be stored right now; the person may send again.',
};

const pageResponses = Object.fromEntries(
  Object.entries(refusals).map(([status, description]) => [
    status,
    {
      description,
      headers: pageHeaders,
      content: page('<h1>Palautetta ei vielä lähetetty</h1>'),
    },
  ]),
);

const readProblems = [
  'bad-query',
  'malformed-request',
  'key-required',
  'unknown-key',
  'scope-missing',
  'origin-not-allowed',
  'form-not-allowed',
  'not-found',
  'internal-error',
  'database-unavailable',
] as const satisfies readonly ProblemCode[];

/** The paths of forms. */
export const formPaths = {
  '/v1/forms/{id}': {
    get: {
      operationId: 'getForm',
      tags: ['forms'],
      summary: 'What a page needs to draw a form',
      description:
        'The items this person is asked, and the texts that only some forms need. Where statements rotate, each request is another person. A browser is let in from the origins of its site key only; no other parameter is taken.',
      security: [{ key: [] }],
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          description: 'Id of the form in the organisation of the key',
          schema: { type: 'string' },
          example: exampleForm.id,
        },
        query(
          'unit',
          'OID of the service unit asked about, where the form is not one unit’s: statements rotate within it',
          {},
          '1.2.246.10.32213078.10.99001',
        ),
        query('collectionChannel', 'Statements rotate within it; `web` when it is left out', {}, 'qr'),
      ],
      responses: {
        200: {
          description: 'The form.',
          headers: {
            'Cache-Control': {
              description: 'private, max-age=300; no-store where statements rotate',
              schema: { type: 'string' },
            },
            ETag: { description: 'Where it may be remembered', schema: { type: 'string' } },
            Vary: { description: 'Authorization', schema: { type: 'string' } },
          },
          content: json('FormReply', { example: exampleForm }),
        },
        304: { description: 'The form that `If-None-Match` names is still the same.' },
        ...problemResponses(readProblems),
      },
    },
  },
  '/f/{form}': {
    post: {
      operationId: 'postForm',
      tags: ['forms'],
      summary: 'Store one feedback of a plain HTML form, and answer with a page',
      description:
        'For pages without a program: a `<form method="post" enctype="application/x-www-form-urlencoded">` in UTF-8. A blank field is a skipped answer, a field of another name is ignored; otherwise the rules are those of the record. The organisation’s own items are fields too, by their id. A request without an Origin, or with the origin null, is let in. Every answer is a page in Finnish, Swedish or English.',
      security: [],
      parameters: [
        {
          name: 'form',
          in: 'path',
          required: true,
          description: 'Id of the form in the organisation of the key',
          schema: { type: 'string' },
          example: exampleForm.id,
        },
      ],
      requestBody: {
        required: true,
        content: {
          'application/x-www-form-urlencoded': {
            schema: { type: 'object', properties: fields, required: ['site-key'] },
            example: {
              'site-key': 'palaute_site_…',
              nps: '9',
              access: '4',
              safety: 'dont-know',
              kind: ['idea'],
            },
          },
        },
      },
      responses: {
        200: {
          description: 'Stored and committed, or stored under this id before: thanks and a reference.',
          headers: pageHeaders,
          content: page('<h1>Kiitos palautteestasi!</h1>'),
        },
        ...pageResponses,
      },
    },
  },
};
