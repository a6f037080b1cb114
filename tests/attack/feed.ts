// Everything that anybody can read of one organisation and year: every place × period × item of `GET /v1/results`.
// Knows nothing of the counters behind it.
import { type Figures, isWithheld, type Organisations, periodsOfYear, type Results } from '@palaute/schema';

/** What stands for one item at one place in one period: a count of each answer, or the reason why not. */
export type Shown =
  { readonly n: number; readonly counts: ReadonlyMap<string, number> } | { readonly withheld: string };

export interface FeedCell {
  readonly place: string;
  readonly period: string;
  readonly item: string;
  readonly shown: Shown;
}

export interface Feed {
  readonly threshold: number;
  /** Place → the units that it consists of. */
  readonly unitsOf: ReadonlyMap<string, readonly string[]>;
  readonly cells: readonly FeedCell[];
  /** Items of which a person may choose several answers. */
  readonly multi: ReadonlySet<string>;
  /** Every reason for withholding that occurs. One alone says nothing. */
  readonly reasons: ReadonlySet<string>;
  /** Whether nobody may be behind a hidden figure: only where the feedbacks are hidden too. */
  mayBeEmpty(cell: FeedCell): boolean;
}

/** Reads the feed as anybody can, or with a key. */
export async function readFeed(endpoint: string, orgId: string, year: string, key?: string): Promise<Feed> {
  const get = async <Body>(path: string): Promise<Body> => {
    const response = await fetch(
      `${endpoint}${path}`,
      key ? { headers: { authorization: `Bearer ${key}` } } : {},
    );
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as Body;
  };
  const organisations = await get<Organisations>('/v1/organisations');
  const { divisions = [], municipalities = [] } = organisations.find(({ id }) => id === orgId) ?? {};
  const services = divisions.flatMap((division) => division.services ?? []);
  const inService = (slug: string) =>
    divisions.flatMap(({ units }) => units.filter((unit) => unit.service === slug).map(({ id }) => id));
  const inMunicipality = (code: string) =>
    divisions.flatMap(({ units }) => units.filter((unit) => unit.municipality === code).map(({ id }) => id));
  const unitsOf = new Map<string, readonly string[]>([
    ['organisation', divisions.flatMap(({ units }) => units.map(({ id }) => id))],
    ...divisions.map(({ id, units }) => [`division ${id}`, units.map((unit) => unit.id)] as const),
    ...divisions.flatMap(({ units }) => units.map(({ id }) => [`unit ${id}`, [id]] as const)),
    ...services.map(({ id }) => [`service ${id}`, inService(id)] as const),
    ...municipalities.map(({ id }) => [`municipality ${id}`, inMunicipality(id)] as const),
  ]);
  const cells: FeedCell[] = [];
  const multi = new Set<string>();
  let threshold = 0;
  for (const period of periodsOfYear(year)) {
    const ask = `/v1/results?organisation=${orgId}&period=${period}`;
    const whole = await get<Results>(ask);
    threshold = whole.threshold;
    cells.push(...cellsOf(whole, 'organisation', period, multi));
    for (const { id } of divisions) {
      const division = await get<Results>(`${ask}&division=${id}`);
      cells.push(...cellsOf(division, `division ${id}`, period, multi));
      for (const unit of division.parts) cells.push(...cellsOf(unit, `unit ${unit.place.id}`, period, multi));
    }
    for (const { id } of services) {
      const service = await get<Results>(`${ask}&service=${id}`);
      cells.push(...cellsOf(service, `service ${id}`, period, multi));
    }
    for (const { id } of municipalities) {
      const municipality = await get<Results>(`${ask}&municipality=${id}`);
      cells.push(...cellsOf(municipality, `municipality ${id}`, period, multi));
    }
  }
  return feedOf({ cells, multi, threshold, unitsOf });
}

/** What follows from the cells. */
export function feedOf({
  cells,
  multi,
  threshold,
  unitsOf,
}: Pick<Feed, 'cells' | 'multi' | 'threshold' | 'unitsOf'>): Feed {
  const reasons = new Set(cells.flatMap(({ shown }) => ('withheld' in shown ? [shown.withheld] : [])));
  const without = new Set(
    cells.flatMap(({ place, period, item, shown }) =>
      item === 'feedback' && 'withheld' in shown ? [`${place} ${period}`] : [],
    ),
  );
  const isWithout = ({ place, period }: FeedCell) => without.has(`${place} ${period}`);
  const answered = new Set(cells.flatMap(({ item, shown }) => ('n' in shown && shown.n === 0 ? [] : [item])));
  const doEmptyShow = cells.some(
    (cell) => isWithout(cell) && answered.has(cell.item) && 'n' in cell.shown && cell.shown.n === 0,
  );
  return {
    threshold,
    unitsOf,
    cells,
    multi,
    reasons,
    mayBeEmpty: (cell) => cell.item !== 'feedback' && !doEmptyShow && isWithout(cell),
  };
}

function cellsOf(figures: Figures, place: string, period: string, multi: Set<string>): FeedCell[] {
  const { feedback, nps, items } = figures;
  for (const { item, kind } of items) if (kind === 'multi') multi.add(item);
  const all: (readonly [
    string,
    Figures['feedback'] | Figures['nps'] | Figures['items'][number]['figure'],
  ])[] = [['feedback', feedback], ['nps', nps], ...items.map(({ item, figure }) => [item, figure] as const)];
  return all.map(([item, figure]) => {
    if (isWithheld(figure)) return { place, period, item, shown: { withheld: figure.withheld } };
    const counts =
      'distribution' in figure
        ? figure.distribution.map((n, answer) => [String(answer), n] as const)
        : 'counts' in figure
          ? Object.entries(figure.counts)
          : [['given', figure.n] as const];
    return { place, period, item, shown: { n: figure.n, counts: new Map(counts) } };
  });
}
