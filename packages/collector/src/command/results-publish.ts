// The command that publishes all that waits, small or not: for a correction that cannot wait.
import { parseArgs } from 'node:util';
import { parsePeriod, publicThreshold } from '@palaute/schema';
import { audit } from '../audit.ts';
import { type FeedLanguage, feedLanguages } from '../feeds/texts.ts';
import { type BatchQuestion, nextBatch, waitingFor } from '../results/batch.ts';
import { dated, readPublished, writePublished } from '../results/published.ts';
import { readOrganisation, readYear } from '../results/read.ts';
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
import { publishTexts } from './results-publish-texts.ts';

const help = `Publishes everything of a year at once that public figures do not have yet. By themselves they follow in batches, so that
nobody learns from two readings what a few people answered; this shows it. It is for a correction that cannot wait, and for
the end of a year. Says first how much waits and how many figures would change by fewer than ${publicThreshold} answers. The audit log
notes it.

  --organisation OID  whose figures they are
  --year YYYY         the year
  --yes               publishes without asking first
  --lang LANG         ${feedLanguages.join(', ')}; fi without it
`;

async function publish(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      organisation: { type: 'string' },
      year: { type: 'string' },
      yes: { type: 'boolean' },
      lang: { type: 'string' },
    },
  });
  requireNoMore(positionals);
  const orgId = requireOid('--organisation', values.organisation);
  const { year, lang = 'fi' } = values;
  if (year === undefined || parsePeriod(year)?.months.length !== 12) {
    throw calledWrongly('--year is a year, such as 2026.');
  }
  const texts = publishTexts[requireLanguage(lang)];
  await withDatabase(
    surroundings,
    async ({ db }) => {
      await requireOrganisation(db, orgId);
      const organisation = await readOrganisation(db, orgId);
      if (!organisation) throw notDone(`No organisation ${orgId} is loaded.`);
      const published = await readPublished(db, orgId, year);
      const { divisions, units } = dated(organisation, published);
      const question: BatchQuestion = {
        divisions,
        units,
        year,
        live: await readYear(db, orgId, year),
        published: published.units,
        shown: published.shown,
        threshold: publicThreshold,
        isAll: true,
      };
      const { answers, smallSteps } = waitingFor(question);
      if (answers === 0) return surroundings.print(texts.nothing(year));
      surroundings.print(texts.waiting(year, answers, smallSteps, publicThreshold));
      if (!values.yes && !/^[yjk]/i.test((await surroundings.ask(texts.ask)).trim())) {
        throw notDone(texts.notDone);
      }
      const batch = nextBatch(question);
      await audit(
        db,
        { orgId, keyPrefix: null, action: 'figures-published', subject: year },
        surroundings.now(),
      );
      const { revision } = published;
      if (!batch || !(await writePublished(db, { orgId, year, revision }, batch, units))) {
        throw notDone(texts.overtaken);
      }
      surroundings.print(texts.done);
    },
    { isPatient: true },
  );
}

function requireLanguage(given: string): FeedLanguage {
  const language = feedLanguages.find((known) => known === given);
  if (!language) throw calledWrongly(`--lang is one of ${feedLanguages.join(', ')}.`);
  return language;
}

export const resultsPublishCommand: Command = {
  name: 'results publish',
  usage: '--organisation OID --year YYYY [--yes] [--lang LANG]',
  summary: 'publish all that public figures do not have yet',
  help,
  run: publish,
};
