// The command that writes the monthly report of a unit or a service as a page, with what staff may see. The public one has an address.
import { parseArgs } from 'node:util';
import { parsePeriod, problems, staffThreshold } from '@palaute/schema';
import { createMetrics } from '../metrics.ts';
import { Refusal } from '../problems.ts';
import { FigureReader } from '../results/reading.ts';
import { Addresses, isSiteLanguage, siteLanguages } from '../site/addresses.ts';
import { render } from '../site/layout.ts';
import { reportPage } from '../site/pages.ts';
import { lastWholeMonth, trendUntil } from '../site/periods.ts';
import { readPlace } from '../site/reading.ts';
import { parentsOf } from '../site/search.ts';
import { View } from '../site/view.ts';
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

const help = `Writes the monthly report of a unit or a service as an HTML page that stands alone, to be printed or saved as PDF
from a browser. It shows figures from ${staffThreshold} answers on, as a staff key does: it is for staff, and not to be published. The
audit log notes it.

  --organisation OID  whose unit or service it is
  --unit OID          the service unit, or
  --service SLUG      the service
  --period YYYY-MM    the month; without it, the last one that is over
  --lang LANG         ${siteLanguages.join(', ')}; fi without it

  palaute-collector results report --organisation OID --unit OID > report.html
`;

async function report(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      organisation: { type: 'string' },
      unit: { type: 'string' },
      service: { type: 'string' },
      period: { type: 'string' },
      lang: { type: 'string' },
    },
  });
  requireNoMore(positionals);
  const { lang = 'fi', period = lastWholeMonth(surroundings.now()) } = values;
  const organisation = requireOid('--organisation', values.organisation);
  const { service } = values;
  if (service !== undefined && values.unit !== undefined)
    throw calledWrongly('Give one of --unit and --service.');
  const part = service === undefined ? { unit: requireOid('--unit', values.unit) } : { service };
  if (!isSiteLanguage(lang)) throw calledWrongly(`--lang is one of ${siteLanguages.join(', ')}.`);
  if (parsePeriod(period)?.months.length !== 1) throw calledWrongly('--period is a month, such as 2026-10.');
  const page = await withDatabase(surroundings, async ({ db, readDb }) => {
    await requireOrganisation(db, organisation);
    const figures = new FigureReader({
      db,
      readDb,
      metrics: createMetrics(),
      now: surroundings.now,
      refresh: 'batches',
    });
    const log = { error: () => {} };
    const audience = { name: 'staff', threshold: staffThreshold, keyPrefix: null, log } as const;
    const query = { organisation, ...part, period, until: trendUntil(period, surroundings.now()) };
    try {
      const content = await readPlace({ figures, readDb, withGroups: false }, query, audience);
      const known = (await figures.organisations(audience)).find(({ id }) => id === organisation);
      const view = new View(lang, new Addresses(''), true);
      return render(view, reportPage(view, { ...content, parents: parentsOf(known, content.results.place) }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const [{ code, pointer }] = error.faults;
      throw notDone(
        code === 'not-found'
          ? `The organisation has no ${service === undefined ? 'unit' : 'service'} ${service ?? values.unit}.`
          : pointer === '/period'
            ? `${period} has not begun yet.`
            : problems[code].en,
      );
    } finally {
      await figures.close();
    }
  });
  surroundings.print(page.trimEnd());
}

export const resultsReportCommand: Command = {
  name: 'results report',
  usage: '--organisation OID (--unit OID | --service SLUG) [--period YYYY-MM] [--lang LANG]',
  summary: 'write the monthly report of a unit or a service for staff, as a page',
  help,
  run: report,
};
