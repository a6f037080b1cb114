// What the collector answers, as zod schemas. The types are derived from them and the published JSON Schema is made of
// them. Replies are read tolerantly: fields may be added, and what is not known here is kept as it came.
import * as z from 'zod';
import { when } from './feedback-hints.ts';
import { generalSet, type ItemKind, itemKinds, type NationalItemId } from './instrument.ts';
import { type ProblemCode, problems } from './problem.ts';
import type { WithheldReason } from './withhold.ts';

/** What is known of a reply, read-only: without the fields that may be added. */
export type Known<T> = T extends readonly (infer Each)[]
  ? readonly Known<Each>[]
  : T extends Readonly<Record<string, number | string>>
    ? Readonly<T>
    : T extends object
      ? { readonly [Key in keyof T as string extends Key ? never : Key]: Known<T[Key]> }
      : T;

const text = z.string();
const count = z.int().min(0).meta({ maximum: undefined });
const share = z.number().min(0).max(1);
const day = z.string().meta({ format: 'date' });

export const names = z
  .looseObject({ fi: text, sv: text.exactOptional(), en: text.exactOptional() })
  .meta({ id: 'Names', description: 'A name in the languages it has; Finnish always' });

/** A name in the languages it has; Finnish always. */
export type Names = Known<z.infer<typeof names>>;

export const place = z
  .looseObject({
    kind: z.enum([
      'organisation',
      'division',
      'service',
      'municipality',
      'unit',
      'channel',
      'language',
      'wording',
      'area',
      'nation',
    ]),
    id: text.meta({
      description:
        'OID of an organisation or a unit, slug of a division or a service, code of a municipality (`109`) or of an area (`07`); `channel:sms`, `language:fi` or `wording:unofficial` of a group; `FI` is the nation',
    }),
    names,
  })
  .meta({
    id: 'Place',
    description:
      'Organisation, division (toimiala), service (palvelu), municipality (kunta) or service unit (palvelupiste); of a breakdown, those who answered through a channel, in a language, or in the languages of one kind of wording; over organisations, area (hyvinvointialue) or nation',
  });

/**
 * Organisation, division (toimiala), service (palvelu), municipality (kunta) or service unit (palvelupiste); over
 * organisations, area (hyvinvointialue) or nation.
 */
export type Place = Known<z.infer<typeof place>>;

const interval = z.looseObject({ low: z.number(), high: z.number() });

const withheldReason: WithheldReason = 'small-group';

const withheld = z.looseObject({ withheld: z.literal(withheldReason) }).meta({
  id: 'Withheld',
  description:
    'Stands where a figure would. small-group: its group is under the threshold, or it would tell of one that is; which of the two is not told',
});

/** Stands where a figure would: why it does not show. */
export type Withheld = Known<z.infer<typeof withheld>>;

const skipped = count.exactOptional().meta({
  description:
    'How many were asked and gave no answer. For staff only, and where every month of every unit in it shows: else it would bound what is hidden',
});

const npsFigure = z
  .looseObject({
    n: count,
    nps: z.number().min(-100).max(100).nullable().meta({ description: 'Not rounded; null when n is 0' }),
    shares: z
      .looseObject({ promoters: share, passives: share, detractors: share })
      .nullable()
      .meta({ description: 'Of those who gave 9–10, 7–8 and 0–6; null when n is 0' }),
    mean: z.number().min(0).max(10).nullable().meta({ description: 'Null when n is 0' }),
    distribution: z.array(count).length(11).meta({ description: 'How many gave 0, 1, … 10' }),
    interval: interval.nullable().exactOptional().meta({
      description:
        'Where the score lies with 95 % confidence, −100…100 (adjusted Wald); null when n is 0. A target is met when `low` is over it',
    }),
    skipped,
  })
  .meta({ id: 'NpsFigure' });

/** Answers to the recommendation question; a skip is in no denominator. */
export type NpsFigure = Known<z.infer<typeof npsFigure>>;

const likertFigure = z
  .looseObject({
    n: count,
    distribution: z.array(count).length(5).meta({ description: 'How many gave 1, 2, … 5' }),
    mean: z.number().min(1).max(5).nullable().meta({ description: 'Null when n is 0' }),
    topBox: share.nullable().meta({ description: 'Share of 5, “täysin samaa mieltä”; null when n is 0' }),
    topBoxInterval: interval.nullable().exactOptional().meta({
      description: 'Where that share lies with 95 % confidence, 0…1 (Wilson); null when n is 0',
    }),
    skipped,
  })
  .meta({ id: 'LikertFigure' });

/** Answers to a statement. */
export type LikertFigure = Known<z.infer<typeof likertFigure>>;

const choiceFigure = z
  .looseObject({
    n: count,
    counts: z
      .record(z.string(), count)
      .meta({ description: 'How many gave each: by true and false, or by the id of the option' }),
    skipped,
  })
  .meta({
    id: 'ChoiceFigure',
    description: 'A yes or no, or a choice; of several, the counts may add up to more than n',
  });

/** A yes or no, or a choice of one or several: how many gave each. Of several, the sum may be more than `n`. */
export type ChoiceFigure = Known<z.infer<typeof choiceFigure>>;

const textFigure = z.looseObject({ n: count, skipped }).meta({
  id: 'TextFigure',
  description: 'How many answered in their own words; the words themselves are never a public figure',
});

/** How many answered in their own words; the words themselves are never a public figure. */
export type TextFigure = Known<z.infer<typeof textFigure>>;

const figureOfKind = {
  nps: npsFigure,
  likert: likertFigure,
  'yes-no': choiceFigure,
  choice: choiceFigure,
  multi: choiceFigure,
  text: textFigure,
} as const satisfies Readonly<Record<ItemKind, z.ZodType>>;

const ref = (id: string) => ({ $ref: `#/$defs/${id}` });

const ofKind = (kinds: readonly ItemKind[], figure: string) =>
  when(
    { properties: { kind: { enum: kinds } } },
    { properties: { figure: { anyOf: [ref('Withheld'), ref(figure)] } } },
  );

const itemFigure = z
  .looseObject({
    item: z.union([
      z.enum(generalSet as readonly [NationalItemId, ...NationalItemId[]]),
      z.enum(['kinds', 'topics']),
      z.templateLiteral([z.string(), ':', z.string()]),
    ]),
    kind: z.enum(itemKinds),
    names: names.exactOptional().meta({
      description: 'Wording, of an organisation’s own item and of the kinds and topics of free feedback',
    }),
    options: z
      .array(z.looseObject({ id: text, names }))
      .exactOptional()
      .meta({ description: 'Options of a choice, in the order asked' }),
    figure: z.union([withheld, likertFigure, choiceFigure, textFigure]),
  })
  .check((context) => {
    const { kind, figure } = context.value;
    if ('withheld' in figure || figureOfKind[kind].safeParse(figure).success) return;
    context.issues.push({ code: 'custom', input: figure, path: ['figure'], message: `Not of kind ${kind}.` });
  })
  .meta({
    id: 'ItemFigure',
    allOf: [ofKind(['likert'], 'LikertFigure'), ofKind(['yes-no', 'choice', 'multi'], 'ChoiceFigure')],
  });

/** One item's figure: its shape goes by the kind. */
export type ItemFigure = Known<z.infer<typeof itemFigure>>;

const rateShape = {
  n: count.meta({ description: 'Feedbacks that came of them; never mixed with others' }),
  share: share.nullable().meta({
    description:
      'n of them; null where more came than were asked, somewhere in it: the numbers are then not of the same people',
  }),
  interval: interval.nullable().meta({
    description: 'Where that share lies with 95 % confidence, 0…1 (Wilson); null without a share',
  }),
};

const responseRate = z
  .looseObject({ invited: count.meta({ description: 'People who were invited' }), ...rateShape })
  .meta({ id: 'ResponseRate', description: 'How many of those invited answered' });

/** How many of those who were invited answered. */
export type ResponseRate = Known<z.infer<typeof responseRate>>;

const completionRate = z
  .looseObject({ started: count.meta({ description: 'People who began to answer' }), ...rateShape })
  .meta({ id: 'CompletionRate', description: 'How many of those who began sent their answers' });

/** How many of those who began to answer sent it. */
export type CompletionRate = Known<z.infer<typeof completionRate>>;

/** What every answer with the figures of one place has. */
export const figureShape = {
  place,
  feedback: z
    .union([withheld, textFigure])
    .meta({ description: 'Feedbacks received, whatever they answered' }),
  aggregated: count.exactOptional().meta({
    description:
      'How many of these feedbacks a provider reported as counts only, and nobody can check one by one; there where the feedbacks show',
  }),
  response: responseRate.exactOptional().meta({
    description:
      'Of those invited, in the channels, units and months of which it is known how many there were; not there where it is not known or may not be told',
  }),
  completion: completionRate.exactOptional().meta({
    description:
      'Of those who began, in the channels, units and months of which it is known how many there were; not there where it is not known or may not be told',
  }),
  nps: z.union([withheld, npsFigure]),
  items: z.array(itemFigure),
};

const figures = z.looseObject(figureShape).meta({ id: 'Figures' });

/** The figures of one place in one calendar period. */
export type Figures = Known<z.infer<typeof figures>>;

const revision = text.exactOptional().meta({
  description:
    'Names what shows: the same revision is the same answer. The address with `&revision=` cites it, and is 404 once it is another; it is also the ETag',
});

const audience = z.enum(['public', 'staff', 'raw']).meta({ description: 'Who the figures are for' });
const threshold = count.meta({ description: 'Smallest group that shows; 0 shows everything' });

const results = z.looseObject({
  organisation: place,
  period: z.looseObject({ id: text, from: day, to: day }),
  audience,
  threshold,
  ...figureShape,
  parts: z.array(figures).meta({
    description:
      'The place’s own parts: the divisions of an organisation, the units of a division, service or municipality',
  }),
  services: z.array(figures).exactOptional().meta({
    description:
      'Of an organisation or a division whose units are told by service: each of those. A unit may be of none, so that these need not add up',
  }),
  municipalities: z.array(figures).exactOptional().meta({
    description:
      'Of an organisation whose units are told by municipality: each of them. Other units are in none, so that these need not add up',
  }),
  revision,
});

/** What `GET /v1/results` answers. */
export type Results = Known<z.infer<typeof results>>;
export const resultsSchema: z.ZodType<Results> = results;

const breakdown = z.looseObject({
  organisation: place,
  place: place.meta({ description: 'Whose groups these are: the organisation, a division or a unit' }),
  period: z.looseObject({ id: text, from: day, to: day }),
  audience,
  threshold,
  by: z.enum(['channel', 'language']),
  toldFrom: day.exactOptional().meta({
    description:
      'The public is told of groups once, some time after a period: from this day on, where it is still to come',
  }),
  groups: z.array(figures).meta({
    description:
      'Each channel; or each language, and the languages with THL’s wording and those with unofficial translations. Which are empty is not told: they are withheld as small ones are. So is everything of a division or unit of which a month of the period does not show to everybody',
  }),
  revision,
});

/** What `GET /v1/results/breakdown` answers: a place’s figures by channel or language. */
export type Breakdown = Known<z.infer<typeof breakdown>>;
export const breakdownSchema: z.ZodType<Breakdown> = breakdown;

const coverage = z
  .looseObject({
    item: text.meta({ description: '`feedback`, `nps`, or the item' }),
    summed: count.meta({ description: 'Whose answers are in the figure' }),
    withheld: count.meta({ description: 'Whose figure does not show; their answers are not in it' }),
    none: count.meta({ description: 'Who have no answers' }),
    unread: count.meta({
      description: 'Whose figures could not be read just now; their answers are not in it',
    }),
  })
  .meta({
    id: 'Coverage',
    description: 'How many organisations a figure is the sum of, and how many it lacks',
  });

/** How many organisations a figure is the sum of, and how many it lacks. */
export type Coverage = Known<z.infer<typeof coverage>>;

const summedResults = z.looseObject({
  period: z.looseObject({ id: text, from: day, to: day }),
  audience: z.literal('public').meta({ description: 'A key shows no more of them' }),
  threshold,
  ...figureShape,
  coverage: z.array(coverage).meta({ description: 'One of each figure, in their order' }),
  parts: z.array(figures).meta({
    description: 'The organisations that were read, with the figures of which these are the sums',
  }),
  unread: z.array(place).meta({ description: 'The organisations that were not' }),
  revision,
});

/** What `GET /v1/results/area` and `GET /v1/results/nation` answer: sums of what shows of each organisation. */
export type SummedResults = Known<z.infer<typeof summedResults>>;
export const summedResultsSchema: z.ZodType<SummedResults> = summedResults;

const summedBreakdown = z.looseObject({
  place,
  period: z.looseObject({ id: text, from: day, to: day }),
  audience: z.literal('public').meta({ description: 'A key shows no more of them' }),
  threshold,
  by: breakdown.shape.by,
  toldFrom: breakdown.shape.toldFrom,
  groups: z
    .array(
      z.looseObject({
        ...figureShape,
        coverage: z.array(coverage).meta({ description: 'One of each figure, in their order' }),
      }),
    )
    .meta({ description: 'Those of an organisation’s breakdown. Each is the sum of where it shows' }),
  unread: z.array(place).meta({ description: 'The organisations that could not be read' }),
  revision,
});

/** What `GET /v1/results/area/breakdown` and `GET /v1/results/nation/breakdown` answer. */
export type SummedBreakdown = Known<z.infer<typeof summedBreakdown>>;
export const summedBreakdownSchema: z.ZodType<SummedBreakdown> = summedBreakdown;

const trendMonthShape = {
  period: text,
  nps: z.union([withheld, npsFigure]),
  limits: interval.nullable().meta({
    description: 'Where the score of that many answers lies by chance alone; null where there is none',
  }),
  isSignal: z
    .boolean()
    .nullable()
    .meta({ description: 'Whether it is outside: more than chance, so look for a cause' }),
};

const centre = z
  .number()
  .min(-100)
  .max(100)
  .nullable()
  .meta({ description: 'Score of the months that show, together; null when none does' });

const trend = z.looseObject({
  organisation: place,
  place,
  audience,
  threshold,
  until: text.meta({ description: 'The last of the months' }),
  months: z
    .array(z.looseObject(trendMonthShape))
    .length(13)
    .meta({ description: 'In order. What is withheld is in no limit' }),
  centre,
  revision,
});

/** What `GET /v1/results/trend` answers: thirteen months, and which of them are more than chance. */
export type Trend = Known<z.infer<typeof trend>>;
export const trendSchema: z.ZodType<Trend> = trend;

const summedTrend = z.looseObject({
  place,
  audience: z.literal('public').meta({ description: 'A key shows no more of them' }),
  threshold,
  until: text.meta({ description: 'The last of the months' }),
  months: z
    .array(
      z.looseObject({
        ...trendMonthShape,
        coverage: coverage.meta({ description: 'How many organisations the month is the sum of' }),
        organisations: z.array(text).meta({
          description: 'OIDs of those whose answers are in it: where they differ, so may the score',
        }),
      }),
    )
    .length(13)
    .meta({ description: 'In order' }),
  centre,
  withoutLimits: z.literal('organisations-differ').exactOptional().meta({
    description:
      'Why there are neither limits nor a centre: not all months that show are of the same organisations, so that a score may differ by who is in it',
  }),
  unread: z
    .array(place)
    .meta({ description: 'The organisations that could not be read, in some months at least' }),
  revision,
});

/** What `GET /v1/results/area/trend` and `GET /v1/results/nation/trend` answer. */
export type SummedTrend = Known<z.infer<typeof summedTrend>>;
export const summedTrendSchema: z.ZodType<SummedTrend> = summedTrend;

const namedPlace = { id: text, names };

const listedUnit = z.looseObject({
  ...namedPlace,
  service: text.exactOptional().meta({ description: 'Slug of the service that it gives' }),
  municipality: text.exactOptional().meta({ description: 'Code of the municipality that it is in' }),
});

const organisations = z.array(
  z.looseObject({
    ...namedPlace,
    area: text.exactOptional().meta({
      description: 'Code of the wellbeing services county that it belongs to, or 90 of Helsinki',
    }),
    divisions: z.array(
      z.looseObject({
        ...namedPlace,
        services: z
          .array(z.looseObject(namedPlace))
          .exactOptional()
          .meta({ description: 'Those that its units are told by, where they are' }),
        units: z.array(listedUnit),
      }),
    ),
    municipalities: z
      .array(z.looseObject(namedPlace))
      .exactOptional()
      .meta({ description: 'Those that its units are in, where that is told' }),
  }),
);

/** What `GET /v1/organisations` answers: the places that can be asked about. */
export type Organisations = Known<z.infer<typeof organisations>>;
export const organisationsSchema: z.ZodType<Organisations> = organisations;

const receipt = z.looseObject({
  id: z.string().meta({ format: 'uuid' }),
  status: z.enum(['stored', 'duplicate', 'quarantined']).meta({
    description:
      'stored the first time, duplicate when the same content was there already; quarantined when it was taken, and the organisation’s staff decide whether it counts',
  }),
  receivedOn: day.meta({ description: 'Day of the first arrival in Finland' }),
  reference: text.meta({ description: 'What a person can quote: the first eight characters of the id' }),
  replyBy: day.exactOptional().meta({
    description: 'Last day of the promised reply, in Finland; there when the feedback has contact details',
  }),
});

/** What the collector answers to a feedback that it has stored. */
export type Receipt = Known<z.infer<typeof receipt>>;
export const receiptSchema: z.ZodType<Receipt> = receipt;

const codes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

const fault = z.looseObject({
  code: z.enum(codes),
  pointer: text.meta({
    description:
      'JSON Pointer into the body (RFC 6901), e.g. /answers/0/value, empty for the whole of it; of bad-query and not-found, into the query',
  }),
});

/** One fault in a request: what is wrong and where (a JSON Pointer into the body, empty for the whole of it). */
export type Fault = Known<z.infer<typeof fault>>;

const problem = z.looseObject({
  type: text.meta({ description: 'urn:palaute:problem: and the code' }),
  title: text.meta({ description: 'In Finnish, Swedish or English by Accept-Language' }),
  status: z.int().min(400).max(599),
  ...fault.shape,
  errors: z
    .array(z.looseObject({ ...fault.shape, title: text }))
    .min(1)
    .max(50)
    .meta({ description: 'Every fault found, at most 50; the first is the problem’s own' }),
  challenge: z.looseObject({}).exactOptional().meta({
    description:
      'With proof-required: a computation in the format of altcha 2 (PBKDF2/SHA-256). The same request with its solution in the header palaute-proof, as base64 of the JSON {challenge, solution}, is taken',
  }),
  suggestions: z
    .array(z.looseObject(namedPlace))
    .max(5)
    .exactOptional()
    .meta({ description: 'With not-found of a place: places that are named alike' }),
  example: text.exactOptional().meta({ description: 'With bad-query: what would be right there' }),
  found: z
    .array(z.looseObject({ kind: text, start: count, end: count }))
    .exactOptional()
    .meta({
      description:
        'With personal-data of a quote: what its text seems to hold, and where, in UTF-16 code units from its beginning',
    }),
  latest: z.looseObject({ revision: text, href: text }).exactOptional().meta({
    description: 'With not-found of a revision: the one that holds now, and where',
  }),
});

/** RFC 9457 problem details as the interface gives them. The first fault is the problem's own. */
export type Problem = Known<z.infer<typeof problem>>;
export const problemSchema: z.ZodType<Problem> = problem;
