// The command that says why a figure shows or not. It tells what is hidden, to who has the database anyway.
import { parseArgs } from 'node:util';
import { publicThreshold, staffThreshold } from '@palaute/schema';
import type { Kysely } from 'kysely';
import { audit } from '../audit.ts';
import type { Tables } from '../database/tables.ts';
import { itemsOf } from '../feeds/row.ts';
import { type FeedLanguage, feedLanguages, itemText, nameIn } from '../feeds/texts.ts';
import { answersOf } from '../results/answers.ts';
import { cellOf } from '../results/cells.ts';
import { changedUnits, waitingIn } from '../results/changes.ts';
import { explainWithholding, type Reason } from '../results/lattice.ts';
import type { PlaceTree } from '../results/places.ts';
import { dated, readPublished } from '../results/published.ts';
import { type Organisation, readOrganisation, readYear } from '../results/read.ts';
import {
  calledWrongly,
  type Command,
  notDone,
  requireNoMore,
  requireOid,
  requireOrganisation,
  type Surroundings,
  withDatabase,
} from './command.ts';
import { oneOf, partHelp, partOptions, partUsage, readPart, requireCell } from './require-cell.ts';
import { type ExplainTexts, explainTexts } from './results-explain-texts.ts';

const thresholds = { public: publicThreshold, staff: staffThreshold } as const;
type Audience = keyof typeof thresholds;

const help = `Says why a figure shows or not: how many answered, whether that is too few or would tell of a group that is, and how many
answers a public figure does not have yet. It tells what is hidden, also how many: it is for who may see everything. The audit log notes it.

  --organisation OID  whose figure it is
${partHelp}
  --period P          2026-04, 2026-Q2, 2026-T1 or 2026
  --item ID           nps, open, access and so on, an own item’s id, or feedback
  --for WHOM          public (from ${publicThreshold} answers on) or staff (from ${staffThreshold}); public without it
  --lang LANG         ${feedLanguages.join(', ')}; fi without it

A large organisation takes some seconds: all its figures of the year are decided together.
`;

async function explain(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      organisation: { type: 'string' },
      ...partOptions,
      period: { type: 'string' },
      item: { type: 'string' },
      for: { type: 'string' },
      lang: { type: 'string' },
    },
  });
  requireNoMore(positionals);
  const orgId = requireOid('--organisation', values.organisation);
  const { period: asked, item } = values;
  if (asked === undefined) throw calledWrongly('--period is missing, such as 2026-T1.');
  if (item === undefined) throw calledWrongly('--item is missing, such as nps.');
  const part = readPart(values);
  const audience = oneOf('--for', values.for ?? 'public', Object.keys(thresholds) as Audience[]);
  const language = oneOf('--lang', values.lang ?? 'fi', feedLanguages);
  const lines = await withDatabase(
    surroundings,
    async ({ db, readDb }, { refresh }) => {
      await requireOrganisation(db, orgId);
      const organisation = await readOrganisation(readDb, orgId);
      if (!organisation) throw notDone(`No organisation ${orgId} is loaded.`);
      const items = itemsOf(organisation.items).map((one) => one.item);
      if (!items.includes(item)) throw notDone(`There is no item ${item}. There are: ${items.join(', ')}.`);
      const { period, tree } = requireCell(organisation, part, asked, surroundings.now());
      const isPublished = audience === 'public' && refresh === 'batches';
      const cell = { organisation, item, tree, period: period.id, audience, language };
      const why = await explainCell(readDb, cell, isPublished);
      const subject = `explain ${period.id} ${tree.id} ${item}`;
      await audit(db, { orgId, keyPrefix: null, action: 'results-read', subject });
      return asLines(cell, why);
    },
    { isPatient: true },
  );
  for (const line of lines) surroundings.print(line);
}

interface Why {
  readonly reason: Reason;
  /** Answers that the published figure does not have yet. */
  readonly waiting: number;
}

/** @param isPublished whether the figure is told as it was published, not as it is counted now */
async function explainCell(db: Kysely<Tables>, cell: Cell, isPublished: boolean): Promise<Why> {
  const { organisation, item, tree, period } = cell;
  const year = period.slice(0, 4);
  const threshold = thresholds[cell.audience];
  const published = await readPublished(db, organisation.id, year);
  const live = await readYear(db, organisation.id, year);
  // The first batch has all there is.
  const isBehind = isPublished && published.revision > 0;
  const { divisions, units } = isBehind ? dated(organisation, published) : organisation;
  const answers = (isBehind ? published.units : live).flatMap(answersOf);
  const among = isBehind && { among: published.shown };
  const question = { divisions, units, year, answers, threshold, ...among };
  const changes = isBehind ? changedUnits(live, published.units).flatMap((unit) => unit.changes) : [];
  return {
    reason: explainWithholding(question, item, tree.id, period),
    waiting: waitingIn(question, changes, { item, cell: cellOf(tree.id, period) }),
  };
}

interface Cell {
  readonly organisation: Organisation;
  readonly item: string;
  readonly tree: PlaceTree;
  readonly period: string;
  readonly audience: Audience;
  readonly language: FeedLanguage;
}

function asLines(
  { organisation, item, tree, period, audience, language }: Cell,
  { reason, waiting }: Why,
): string[] {
  const texts = explainTexts[language];
  const place = `${nameIn(tree.place.names, language)} (${tree.place.id})`;
  const question = itemText(item, language, organisation.items);
  const verdict = texts.verdict(reason.is === 'shown', audience === 'staff', thresholds[audience]);
  const lines = [
    `${place}, ${period}: ${question}`,
    verdict,
    ...whyLines(reason, organisation, language, texts),
  ];
  return waiting > 0 ? [...lines, texts.waiting(waiting)] : lines;
}

function whyLines(
  reason: Reason,
  organisation: Organisation,
  language: FeedLanguage,
  texts: ExplainTexts,
): string[] {
  const answered = texts.answered(reason.n);
  switch (reason.is) {
    case 'shown':
      return [answered];
    case 'small':
      return [answered, texts.small];
    case 'beside':
      return [answered, texts.beside];
    case 'without-feedback':
      return [answered, texts.withoutFeedback, ...whyLines(reason.feedback, organisation, language, texts)];
    case 'protecting': {
      const { unitId, month, n } = reason.small;
      const names = organisation.units.find(({ id }) => id === unitId)?.names;
      const unit = names ? `${nameIn(names, language)} (${unitId})` : unitId;
      return [answered, texts.protecting(unit, month, n)];
    }
  }
}

export const resultsExplainCommand: Command = {
  name: 'results explain',
  usage: `--organisation OID ${partUsage} --period P --item ID [--for WHOM] [--lang LANG]`,
  summary: 'say why a figure shows or not',
  help,
  run: explain,
};
