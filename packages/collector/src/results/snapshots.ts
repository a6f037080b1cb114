// Takes snapshots of an organisation's years, and says for how long each is told. Figures and what withholds them must come
// from the same moment: a figure newer than the decision could give a group away. What is published next is the matter of
// publishing.ts.
import { publicThreshold } from '@palaute/schema';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { readAskedYear } from './asked.ts';
import { type Decisions, UndecidedError } from './decisions.ts';
import { withholdingOf } from './lattice.ts';
import { dated, type Published, readPublished } from './published.ts';
import { publishNext } from './publishing.ts';
import { readOrganisation, readYear } from './read.ts';
import { type Content, type Kept, keepSnapshot, type Read, type Snapshot } from './snapshot.ts';

/** Which counts are told: those of every feedback, or those that are published. */
export type Side = 'live' | 'published';

const keptSnapshots = 50;
/** Nobody waits for one that takes longer: the old one is told until the new one is decided. */
const waitedForMs = 100;

const isSamePlace = (one: Read, other: Read): boolean =>
  JSON.stringify(one.organisation) === JSON.stringify(other.organisation);

const isSameAsked = (one: Read, other: Read): boolean =>
  JSON.stringify(one.asked) === JSON.stringify(other.asked);

/** Whether two readings found the same: the database writes the same in the same way. */
const isSame = (one: Read, other: Read): boolean =>
  isSamePlace(one, other) &&
  isSameAsked(one, other) &&
  one.published?.revision === other.published?.revision &&
  one.live.length === other.live.length &&
  one.live.every(({ unitId, counted }, index) => {
    const same = other.live[index];
    return unitId === same?.unitId && counted === same.counted;
  });

const passUndecided = (error: unknown): void => {
  if (!(error instanceof UndecidedError)) throw error;
};

export interface SnapshotOptions {
  /** What is published is written here. */
  readonly db: Kysely<Tables>;
  /** What everything is read from: perhaps a replica. */
  readonly readDb: Kysely<Tables>;
  readonly decisions: Decisions;
}

/** Which year of whom. */
interface Wanted {
  readonly orgId: string;
  readonly year: string;
  readonly side: Side;
}

/** Takes snapshots, and keeps each for as long as it cost. */
export class Snapshots {
  readonly #db: Kysely<Tables>;
  readonly #readDb: Kysely<Tables>;
  readonly #decisions: Decisions;
  readonly #kept = new Map<string, Promise<Kept | undefined>>();
  readonly #renewed = new Set<string>();

  constructor({ db, readDb, decisions }: SnapshotOptions) {
    this.#db = db;
    this.#readDb = readDb;
    this.#decisions = decisions;
  }

  /** @returns undefined when there is no such organisation. @throws UndecidedError where nothing is published yet */
  async of(orgId: string, year: string, side: Side): Promise<Snapshot | undefined> {
    const name = `${orgId} ${year} ${side}`;
    const wanted = { orgId, year, side };
    let former: Kept | undefined;
    // Whoever asks meanwhile waits for the same one.
    for (let known = this.#kept.get(name); known; known = this.#kept.get(name)) {
      const kept = await known;
      if (kept?.isCurrent()) return kept.snapshot;
      if (kept && kept.spentMs() > waitedForMs) {
        this.#renew(name, wanted, kept);
        return kept.snapshot;
      }
      if (known === this.#kept.get(name)) this.#kept.delete(name);
      former = kept;
    }
    const next = this.#next(wanted, former);
    if (this.#kept.size >= keptSnapshots) this.#kept.delete(this.#kept.keys().next().value ?? '');
    this.#kept.set(name, next);
    try {
      const taken = await next;
      if (!taken) this.#kept.delete(name);
      return taken?.snapshot;
    } catch (error) {
      this.#kept.delete(name);
      throw error;
    }
  }

  /** Takes the next one behind the back of whoever asks. One that fails is told to whoever asks after it. */
  #renew(name: string, wanted: Wanted, kept: Kept): void {
    if (this.#renewed.has(name)) return;
    this.#renewed.add(name);
    const renew = async () => {
      const next = await this.#next(wanted, kept);
      if (next === kept) return;
      // One that cannot be decided is told as that by the new one.
      for (const threshold of kept.thresholds()) {
        await next?.snapshot.withholding(threshold).catch(passUndecided);
      }
      this.#kept.set(name, Promise.resolve(next));
    };
    void renew()
      .catch(() => this.#kept.delete(name))
      .finally(() => this.#renewed.delete(name));
  }

  /** @returns the former one, kept for as long again, where nothing else is told */
  async #next(wanted: Wanted, former: Kept | undefined): Promise<Kept | undefined> {
    const before = former?.read();
    const read = await this.#read(wanted, before?.published);
    if (!read) return undefined;
    if (former && before) {
      // Deciding is what costs: the same answers are not decided twice.
      if (isSame(before, read)) return keep(former, read);
      if (this.#isBehind(before, read)) return keep(former, before);
    }
    const { organisation, live, published: last } = read;
    const { year } = wanted;
    if (!last) return this.#make(read, { year, organisation, counted: live });
    const question = { organisation, year, live, published: last, threshold: publicThreshold };
    const standing = await publishNext(this.#db, this.#decisions, question);
    const { published, undecided, withheld } = standing;
    const now = { ...read, published, spentMs: read.spentMs + standing.spentMs };
    if (undecided && published.revision === 0) {
      // What took too long would take as long again; anything else may be tried at once.
      if (undecided.reason !== 'too-long') throw undecided;
      return this.#make(now, { year, organisation, counted: [], revision: 0, decided: undecided });
    }
    const isTold =
      before?.published?.revision === published.revision &&
      isSamePlace(before, read) &&
      isSameAsked(before, read);
    if (former && isTold) return keep(former, now);
    return this.#make(now, {
      year,
      organisation: dated(organisation, published),
      counted: published.units,
      revision: published.revision,
      ...(published.revision > 0 && { among: published.shown }),
      ...(withheld && { decided: withholdingOf(withheld) }),
    });
  }

  #make(read: Read, content: Content): Kept {
    return keepSnapshot({ readDb: this.#readDb, decisions: this.#decisions }, read, content);
  }

  /** A replica may have less than what was published already. */
  #isBehind(before: Read, read: Read): boolean {
    const revisionOf = ({ published }: Read) => published?.revision ?? 0;
    return this.#readDb !== this.#db && revisionOf(before) > revisionOf(read);
  }

  async #read({ orgId, year, side }: Wanted, known: Published | undefined): Promise<Read | undefined> {
    const atMs = performance.now();
    const organisation = await readOrganisation(this.#readDb, orgId);
    if (!organisation) return undefined;
    const read =
      side === 'live'
        ? {
            live: await readYear(this.#readDb, orgId, year),
            published: undefined,
            asked: await readAskedYear(this.#readDb, orgId, year, true),
          }
        : await this.#readBoth(orgId, year, known);
    return { organisation, ...read, atMs, spentMs: performance.now() - atMs };
  }

  /** Of one moment: counts from before a batch would look as if what it published had gone. */
  #readBoth(orgId: string, year: string, known: Published | undefined) {
    return this.#readDb.transaction().execute(async (transaction) => {
      // By hand: not every driver takes the isolation level from the builder.
      await sql`set transaction isolation level repeatable read, read only`.execute(transaction);
      const published = await readPublished(transaction, orgId, year, known);
      const asked = await readAskedYear(transaction, orgId, year, false);
      return { live: await readYear(transaction, orgId, year), published, asked };
    });
  }
}

function keep(kept: Kept, read: Read): Kept {
  kept.keep(read);
  return kept;
}
