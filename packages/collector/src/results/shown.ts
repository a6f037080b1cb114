// Which cells of a year have ever shown an answer, as text: it is kept beside the published counts. Pure.
import { periodsOfYear } from '@palaute/schema';
import { cellOf, type PlaceId } from './cells.ts';

/** Item → its cells that have shown an answer, now or before. */
export type ShownCells = Map<string, Set<string>>;

/** Item → place → its periods, a bit for each in the order of the year: thousands of cells are some kilobytes. */
type Written = Record<string, Record<string, number>>;

/** @param text as {@link writeShown} wrote it; empty when nothing has shown */
export function readShown(text: string, year: string): ShownCells {
  const periods = periodsOfYear(year);
  const written = text === '' ? {} : (JSON.parse(text) as Written);
  return new Map(
    Object.entries(written).map(([item, places]) => [
      item,
      new Set(
        Object.entries(places).flatMap(([place, bits]) =>
          periods.flatMap((period, index) => (bits & (1 << index) ? cellOf(place as PlaceId, period) : [])),
        ),
      ),
    ]),
  );
}

export function writeShown(shown: ShownCells, year: string): string {
  const bitOf = new Map(periodsOfYear(year).map((period, index) => [period, 1 << index]));
  const written: Written = {};
  for (const [item, cells] of shown) {
    const places: Record<string, number> = {};
    for (const cell of cells) {
      const at = cell.lastIndexOf(' ');
      const place = cell.slice(0, at);
      places[place] = (places[place] ?? 0) | (bitOf.get(cell.slice(at + 1)) ?? 0);
    }
    written[item] = places;
  }
  return JSON.stringify(written);
}
