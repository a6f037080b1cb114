// Feedback as people give it, made up but the same in every run: which items were shown, what was skipped, who wrote.
import { dayInFinland, generalSet, statementIds, type Feedback } from '@palaute/schema';
import { dayAfter } from '@palaute/schema/handling';

const sentences = [
  'Henkilökunta oli ystävällistä ja asiani hoidettiin heti.',
  'Jouduin odottamaan puhelimessa yli puoli tuntia.',
  'Lääkäri kuunteli, mutta jatkosta ei kerrottu mitään.',
  'Personalen var vänlig och hjälpsam.',
  'Soittakaa minulle numeroon 040 123 4567, kun aika löytyy.',
  'Everything was explained clearly, thank you!',
  'Parkkipaikkoja on liian vähän, ja ovi oli lukossa vielä kello 8.05.',
  'Hain apua äidilleni; häntä kohdeltiin hyvin. Vastauksen voi lähettää osoitteeseen maija@posti.example.',
  'Kiitos.',
];
const channels = ['web', 'web', 'web', 'sms', 'sms', 'device', 'paper', 'phone-survey'] as const;
const roles = ['client', 'client', 'relative', 'on-behalf'] as const;

/** Numbers 0…1 that are the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Feedbacks without ids: each request gives itself one. Most are given within days of the contact, and large units get
 * more than small ones: a tenth of them a third of all.
 * @param today day in Finland
 */
export function makeRecords(
  units: readonly string[],
  count: number,
  today: string = dayInFinland(new Date()),
): Omit<Feedback, 'id'>[] {
  const random = randomFrom(1);
  const whole = (below: number) => Math.floor(random() * below);
  const one = <T>(of: readonly T[]): T => of[whole(of.length)] as T;
  const words = () => Array.from({ length: 1 + whole(4) }, () => one(sentences)).join(' ');
  return Array.from({ length: count }, () => {
    const statements = statementIds.filter(() => random() < 0.6);
    const shown = [
      ...generalSet.slice(0, 2),
      ...(statements.length > 1 ? statements : statementIds.slice(0, 2)),
      ...(random() < 0.3 ? ['my-area:queue'] : []),
    ];
    const answers = shown.flatMap((item): Feedback['answers'] => {
      if (item === 'open') return random() < 0.35 ? [{ item, value: words() }] : [];
      if (random() < 0.1) return [{ item, missing: random() < 0.5 ? 'skipped' : 'dont-know' }];
      return [{ item, value: item === 'nps' ? Math.min(10, 4 + whole(8)) : 1 + whole(5) }];
    });
    return {
      schema: '1',
      instrument: 'thl-kap-2022',
      textVersion: '2026-11-22',
      language: one(['fi', 'fi', 'fi', 'sv', 'en'] as const),
      unit: units[Math.floor(random() ** 2 * units.length)] as string,
      contactOn: dayAfter(today, -Math.min(90, Math.floor(-Math.log(1 - random()) * 6))),
      collectionChannel: one(channels),
      respondent: one(roles),
      shown,
      answers,
      ...(random() < 0.15 && { free: { kinds: ['thanks' as const], text: words() } }),
    };
  });
}
