// A collector with results to look at: an organisation with divisions, units large and small, a year and more of counts,
// measures and quotes, and names that would break a page that does not escape them.
import { randomUUID } from 'node:crypto';
import {
  createCollector,
  type Database,
  generateKey,
  loadOrganisation,
  openDatabase,
  saveKey,
} from '@palaute/collector';
import { statementIds } from '@palaute/schema';
import { type TestDatabase } from '../environment/collector.ts';
import { call } from '../environment/feedback.ts';

export const siteOid = '1.2.246.10.32213078.10.0';
const unitOid = (number: number) => `1.2.246.10.32213078.10.${number}`;

/** A name as somebody with bad intentions would write it. */
export const hostileName = `<script>alert('x')</script> & "Terveysasema" <img src=x onerror=alert(1)>`;

export const units = {
  central: unitOid(99001),
  harbour: unitOid(99002),
  hostile: unitOid(99003),
  home: unitOid(99004),
  night: unitOid(99005),
  clinic: unitOid(99006),
} as const;

export const organisation = {
  oid: siteOid,
  names: {
    fi: 'Esimerkin hyvinvointialue',
    sv: 'Exempels välfärdsområde',
    en: 'Wellbeing services county of Example',
  },
  area: '07',
  divisions: [
    { id: 'health-care', names: { fi: 'Terveydenhuolto', sv: 'Hälso- och sjukvård', en: 'Health care' } },
    { id: 'older-people', names: { fi: 'Ikäihmisten palvelut', sv: 'Tjänster för äldre' } },
    { id: 'families', names: { fi: 'Perhe-, sosiaali- ja vammaispalvelut' } },
  ],
  services: [
    { id: 'reception', names: { fi: 'Vastaanotot', sv: 'Mottagningar', en: 'Appointments' } },
    { id: 'oral-health', names: { fi: 'Suun terveydenhuolto' } },
    { id: 'maternity', names: { fi: 'Neuvolat' } },
  ],
  units: [
    {
      oid: units.central,
      division: 'health-care',
      service: 'reception',
      municipality: '109',
      names: { fi: 'Keskustan terveysasema', sv: 'Centrums hälsostation', en: 'Central health centre' },
    },
    {
      oid: units.harbour,
      division: 'health-care',
      service: 'reception',
      municipality: '109',
      names: { fi: 'Länsirannan hyvinvointiasema' },
    },
    { oid: units.hostile, division: 'health-care', service: 'oral-health', names: { fi: hostileName } },
    {
      oid: units.home,
      division: 'older-people',
      municipality: '165',
      names: { fi: 'Kotihoito, pohjoinen tiimi' },
    },
    { oid: units.night, division: 'older-people', names: { fi: 'Yöpartio' } },
    {
      oid: units.clinic,
      division: 'families',
      service: 'maternity',
      municipality: '165',
      names: { fi: 'Äitiys- ja lastenneuvola' },
    },
  ],
  items: [
    { id: 'example:staff', kind: 'likert', names: { fi: 'Henkilökunta oli ystävällistä' } },
    {
      id: 'example:again',
      kind: 'yes-no',
      names: { fi: 'Tulisitko uudelleen?', en: 'Would you come again?' },
    },
    {
      id: 'example:way',
      kind: 'multi',
      names: { fi: 'Miten tulit?' },
      options: [
        { id: 'bus', names: { fi: 'Bussilla' } },
        { id: 'walk', names: { fi: 'Kävellen' } },
      ],
    },
  ],
};

/** Another organisation, of another area, that began later: what is of both is not the same in every month. */
export const neighbour = {
  oid: '1.2.246.10.32213086.10.0',
  names: {
    fi: 'Naapurin hyvinvointialue',
    sv: 'Grannens välfärdsområde',
    en: 'Wellbeing services county next door',
  },
  area: '08',
  divisions: [{ id: 'services', names: { fi: 'Palvelut', sv: 'Tjänster', en: 'Services' } }],
  units: [
    {
      oid: '1.2.246.10.32213086.10.99001',
      division: 'services',
      names: { fi: 'Naapurin terveysasema', sv: 'Grannens hälsostation', en: 'Health centre next door' },
    },
  ],
};
const neighbourBegan = '2026-03';

/** Thirteen months, the last one whole. */
export const months = [
  '2025-10',
  '2025-11',
  '2025-12',
  ...Array.from({ length: 10 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`),
];

/** Shares of the answers 0…10, and of 1…5. */
const usual = { nps: [1, 0, 1, 1, 1, 3, 3, 7, 17, 24, 42], likert: [2, 3, 8, 28, 59] };
const poor = { nps: [9, 3, 6, 6, 5, 12, 9, 14, 16, 9, 11], likert: [12, 16, 22, 30, 20] };
const great = { nps: [0, 0, 0, 0, 0, 1, 1, 2, 5, 18, 73], likert: [0, 1, 2, 8, 89] };

/** As few may well agree, and as it would tell of each of them. */
const unanimous = { nps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100], likert: [0, 0, 0, 0, 100] };
export const unanimousMonth = '2025-11';

const spread = (n: number, shares: readonly number[]): number[] => {
  const counts = shares.map((share) => Math.floor((n * share) / 100));
  counts[counts.length - 1] = (counts.at(-1) ?? 0) + n - counts.reduce((sum, one) => sum + one, 0);
  return counts;
};

const counts = (n: number, { nps, likert }: typeof usual, hasOwnItems = true) => ({
  schema: '1',
  instrument: 'thl-kap-2022',
  channels: [
    {
      collectionChannel: 'paper',
      feedback: n,
      items: [
        { item: 'nps', counts: spread(n, nps) },
        { item: 'open', counts: [Math.floor(n * 0.4)] },
        ...statementIds.map((item, index) => ({
          item,
          counts: spread(Math.floor(n * (0.5 - index / 40)), likert),
        })),
        ...(hasOwnItems ? ownCounts(n, likert) : []),
      ],
    },
  ],
});

const ownCounts = (n: number, likert: readonly number[]) => [
  { item: 'example:staff', counts: spread(Math.floor(n * 0.3), likert) },
  { item: 'example:again', counts: { true: Math.floor(n * 0.6), false: Math.floor(n * 0.2) } },
  {
    item: 'example:way',
    n: Math.floor(n * 0.5),
    counts: { bus: Math.floor(n * 0.3), walk: Math.floor(n * 0.4) },
  },
];

/** Answers of a unit in a month. */
function answersOf(unit: string, month: string, index: number): [number, typeof usual] {
  switch (unit) {
    case units.central:
      return [140 + ((index * 37) % 60), month === '2026-06' ? poor : usual];
    case units.harbour:
      return month === unanimousMonth ? [45, unanimous] : [45 + ((index * 13) % 20), usual];
    case units.hostile:
      return [30 + index, poor];
    case units.home:
      return [60 + ((index * 7) % 15), great];
    case units.night:
      // So few that none of its months shows, nor most of the others' beside it.
      return [index % 5 === 0 ? 3 : 0, poor];
    default:
      return [80 + ((index * 11) % 30), usual];
  }
}

export const measures = [
  {
    unit: units.central,
    title: {
      fi: 'Ajan saa myös iltaisin',
      sv: 'Tider också på kvällen',
      en: 'Appointments in the evening, too',
    },
    text: {
      fi: 'Moni kertoi, ettei ehdi vastaanotolle työpäivän aikana.\nTerveysasema on nyt auki keskiviikkoisin kello 20 asti.',
      sv: 'Många berättade att de inte hinner till mottagningen under arbetsdagen.',
    },
    state: 'done',
    decidedOn: '2026-08-20',
    doneOn: '2026-10-01',
  },
  {
    division: 'older-people',
    title: { fi: 'Sama hoitaja käy useammin' },
    text: { fi: 'Toivoitte tuttuja hoitajia. Työvuorot suunnitellaan uudelleen.' },
    state: 'started',
    decidedOn: '2026-09-10',
    dueOn: '2027-03-31',
  },
  {
    title: { fi: 'Selkeämmät ajanvarausviestit <b>kaikille</b>' },
    text: { fi: 'Viestien kieli tarkistetaan yhdessä asiakasraadin kanssa.' },
    state: 'planned',
    decidedOn: '2026-11-02',
  },
];

/** In the order in which they are released. */
export const quotes: readonly Readonly<Record<string, string>>[] = [
  { text: 'Puhelimessa kuunneltiin, ja aika löytyi samalle päivälle.', language: 'fi' },
  {
    unit: units.central,
    text: 'Jono oli pitkä.\nHoitaja oli <b>ystävällinen</b> & rauhallinen.',
    language: 'fi',
  },
  { unit: units.central, text: 'Jag fick vård på svenska. […] Tack!', language: 'sv', month: '2026-09' },
  { unit: units.night, text: 'شكرا لكم', language: 'ar' },
  { division: 'older-people', text: 'Hoitaja vaihtuu liian usein.', language: 'fi', month: '2026-08' },
  { unit: units.home, text: 'Sama hoitaja kävi koko kuukauden.', language: 'fi' },
  { unit: units.harbour, text: 'Everything was explained to me in English.', language: 'en' },
  { unit: units.harbour, text: 'Ovi on liian raskas pyörätuolista.', language: 'fi' },
];

/** The last whole month is October 2026. */
export const now = new Date('2026-11-22T10:00:00Z');

export interface Site {
  readonly url: string;
  readonly database: Database;
  readonly staffKey: string;
  /** `/results/fi/…` of a place. */
  stop(): Promise<void>;
}

/** @param publicUrl where it says that it is. @default where it listens */
export async function startSite(databases: TestDatabase, publicUrl?: string): Promise<Site> {
  const database = await openDatabase(await databases.create());
  const key = generateKey('provider');
  const staffKey = generateKey('staff');
  const neighbourKey = generateKey('provider');
  let quotesReleased = 0;
  const app = createCollector({
    database,
    logLevel: 'silent',
    refresh: 'live',
    // No two quotes are released at once.
    now: () => new Date(now.valueOf() + quotesReleased),
    publicUrl,
    prepare: async ({ db }) => {
      await loadOrganisation(db, organisation);
      const rights = { orgId: siteOid, origins: null };
      await saveKey(db, key, { ...rights, scopes: ['feedback:bulk', 'measures:write', 'quotes:write'] });
      await saveKey(db, staffKey, { ...rights, scopes: ['results:staff'] });
      await loadOrganisation(db, neighbour);
      await saveKey(db, neighbourKey, { orgId: neighbour.oid, origins: null, scopes: ['feedback:bulk'] });
    },
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const report = async (ofKey: string, unit: string, month: string, body: object) => {
    const address = `${url}/v1/aggregates/1.2.246.10.32213086.10.0/${unit}/${month}`;
    const { status, body: told } = await call('PUT', address, { key: ofKey, body });
    if (status !== 200)
      throw new Error(`Counts of ${unit} in ${month} were answered with ${status} ${JSON.stringify(told)}`);
  };
  for (const [index, month] of months.entries()) {
    for (const unit of Object.values(units)) {
      await report(key, unit, month, counts(...answersOf(unit, month, index)));
    }
    if (month < neighbourBegan) continue;
    for (const { oid } of neighbour.units) {
      await report(neighbourKey, oid, month, counts(200 + index, great, false));
    }
  }
  for (const body of measures) {
    const { status } = await call('PUT', `${url}/v1/measures/${randomUUID()}`, { key, body });
    if (status !== 201) throw new Error(`A measure was answered with ${status}.`);
  }
  for (const body of quotes) {
    const { status } = await call('PUT', `${url}/v1/quotes/${randomUUID()}`, { key, body });
    if (status !== 201) throw new Error(`A quote was answered with ${status}.`);
    quotesReleased += 1;
  }
  return {
    url,
    database,
    staffKey,
    async stop() {
      await app.close();
      await database.close();
    },
  };
}
