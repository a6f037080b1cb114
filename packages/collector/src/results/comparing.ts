// Compares what is in no counter: figures by channel, language, service and so on, read from the feedbacks themselves. Small
// groups show too, so it is for who has all of an organisation's feedback anyway: a raw key, or the host (R004, R133).
import {
  ageBandList,
  type CodeList,
  collectionChannelList,
  type Comparison,
  type ComparisonKind,
  contactChannelList,
  type Figures,
  languageList,
  type Period,
  respondentRoleList,
  supportList,
} from '@palaute/schema';
import { textFor } from '@palaute/schema/texts';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { audit } from '../audit.ts';
import type { Tables } from '../database/tables.ts';
import { steps } from '../recount/recount.ts';
import { countsOf, figuresOf } from './figures.ts';
import { placeOf, type PlaceTree } from './places.ts';
import type { Organisation } from './read.ts';

interface Dimension {
  /** As it stands in a feedback's row. */
  readonly value: RawBuilder<unknown>;
  readonly list?: CodeList;
}

const dimensions: Readonly<Record<ComparisonKind, Dimension>> = {
  channel: { value: sql`f.collection_channel`, list: collectionChannelList },
  'contact-channel': { value: sql`f.contact_channel`, list: contactChannelList },
  language: { value: sql`f.language`, list: languageList },
  service: { value: sql`f.service->>'code'` },
  respondent: { value: sql`f.respondent`, list: respondentRoleList },
  'age-band': { value: sql`f.age_band`, list: ageBandList },
  support: { value: sql`f.support`, list: supportList },
};

export interface ComparingOptions {
  /** What is read is noted in it. */
  readonly db: Kysely<Tables>;
  /** What feedbacks are read from: perhaps a replica. */
  readonly readDb: Kysely<Tables>;
}

/** What is compared. */
export interface Compared {
  readonly organisation: Organisation;
  readonly tree: PlaceTree;
  readonly period: Period;
  readonly by: ComparisonKind;
  /** Who reads it; null at the host. */
  readonly keyPrefix: string | null;
}

/** The figures of each group of a place, noted before they are read. */
export async function compareFigures(
  { db, readDb }: ComparingOptions,
  { organisation, tree, period, by, keyPrefix }: Compared,
): Promise<Comparison> {
  const subject = `compare ${by} ${period.id} ${tree.id}`;
  await audit(db, { orgId: organisation.id, keyPrefix, action: 'results-read', subject });
  const { value, list } = dimensions[by];
  const { rows } = await sql<{ value: string; item: string; answer: string; n: number }>`
    select coalesce(${value}, '') as value, t.item, t.answer, count(*)::int as n
    from feedback f cross join lateral (${steps}) t
    where f.org_id = ${organisation.id} and f.month in (${sql.join(period.months)})
      and f.unit_id in (${sql.join(tree.unitIds.length > 0 ? tree.unitIds : [''])})
      and (t.answered or t.answer like 'option:%')
    group by 1, 2, 3 order by 1, 2, 3`.execute(readDb);
  return {
    organisation: placeOf(organisation),
    place: tree.place,
    period: { id: period.id, from: period.from, to: period.to },
    audience: 'raw',
    by,
    groups: [...Map.groupBy(rows, (row) => row.value)].map(([code, counted]) => {
      const names = list?.codes.find((one) => one.code === code)?.names;
      return {
        value: code === '' ? null : code,
        ...(names && { names }),
        ...(by === 'language' && { wording: wordingOf(code) }),
        ...figuresOf(tree.place, countsOf(counted), organisation.items, whole),
      };
    }),
  };
}

const whole: Parameters<typeof figuresOf>[3] = { isWithheld: () => false, skipped: () => undefined };

/** A group whose questions were no official wording is not quite comparable with the others. */
const wordingOf = (language: string): 'official' | 'unofficial' =>
  textFor(language, 'nps').status === 'proposal' ? 'unofficial' : 'official';

/** A group of a comparison. */
export type ComparedGroup = Comparison['groups'][number];

/** How many feedbacks a group has: they show. */
export const feedbacksOf = ({ feedback }: Pick<Figures, 'feedback'>): number =>
  'n' in feedback ? feedback.n : 0;
