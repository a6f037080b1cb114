// Brings what is published of a year up to date, as far as may be: the thread chooses (batch.ts), and whoever is first to
// write has published. How long a state is told before this is asked again is the snapshots' matter.
import type { Kysely } from 'kysely';
import { isDatabaseAway } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import type { UnitYear } from './answers.ts';
import { type Decisions, UndecidedError } from './decisions.ts';
import type { WithheldCells } from './lattice.ts';
import { dated, type Published, readPublished, writePublished } from './published.ts';
import type { Organisation } from './read.ts';

/** What is told from now on. */
export interface Standing {
  readonly published: Published;
  /** Where it was decided already what of it is withheld from the public. */
  readonly withheld?: WithheldCells;
  /** Why nothing was chosen: then what stood before stands. */
  readonly undecided?: UndecidedError;
  /** What the thread worked on it. */
  readonly spentMs: number;
}

export interface PublishingQuestion {
  readonly organisation: Organisation;
  readonly year: string;
  readonly live: readonly UnitYear[];
  /** What was published when the counts were read. */
  readonly published: Published;
  readonly threshold: number;
}

/** @param db what is written to, never a replica */
export async function publishNext(
  db: Kysely<Tables>,
  decisions: Decisions,
  { organisation, year, live, published, threshold }: PublishingQuestion,
): Promise<Standing> {
  const { divisions, units } = dated(organisation, published);
  const orgId = organisation.id;
  const { revision } = published;
  try {
    const { batch, spentMs } = await decisions.choose({
      divisions,
      units,
      year,
      live,
      published: published.units,
      shown: published.shown,
      threshold,
    });
    if (!batch) return { published, spentMs };
    const isOurs = await writePublished(db, { orgId, year, revision }, batch, units);
    if (!isOurs) return { published: await readPublished(db, orgId, year), spentMs };
    return { published: after(published, batch, units), withheld: batch.withheld, spentMs };
  } catch (error) {
    if (error instanceof UndecidedError) return { published, undecided: error, spentMs: error.spentMs };
    // What was published can be told from a replica, too, while nothing can be written.
    if (revision > 0 && isDatabaseAway(error)) return { published, spentMs: 0 };
    throw error;
  }
}

function after(
  { revision, units: before }: Published,
  { units: changed, shown }: { readonly units: readonly UnitYear[]; readonly shown: string },
  units: Organisation['units'],
): Published {
  const placeOf = new Map(units.map((unit) => [unit.id, unit]));
  const next = new Map(before.map((unit) => [unit.unitId, unit]));
  for (const { unitId, counted } of changed) {
    const { divisionId = '', serviceId, municipality } = next.get(unitId) ?? placeOf.get(unitId) ?? {};
    next.set(unitId, {
      unitId,
      counted,
      divisionId,
      ...(serviceId !== undefined && { serviceId }),
      ...(municipality !== undefined && { municipality }),
    });
  }
  return { revision: revision + 1, shown, units: [...next.values()] };
}
