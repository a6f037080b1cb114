import {
  parsePeriod,
  type Period,
  type Place,
  publicThreshold,
  type Results,
  staffThreshold,
} from '@palaute/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { readAccess } from '../access.ts';
import { audit } from '../audit.ts';
import { databaseCode, isDatabaseAway, isWorthRepeating } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import type { KeyRing, Scope } from '../keys.ts';
import type { Metrics } from '../metrics.ts';
import { Refusal, refusal } from '../problems.ts';
import { Decisions, UndecidedError } from './decisions.ts';
import { figuresOf } from './figures.ts';
import { divisionPlace, type PlaceId, unitPlace, type Withholding } from './lattice.ts';
import { type Organisation, readOrganisations } from './read.ts';
import { type Snapshot, Snapshots } from './snapshots.ts';

export interface ResultsRouteOptions {
  /** What readings that are not public are noted in. */
  readonly db: Kysely<Tables>;
  /** What everything is read from: perhaps a replica. */
  readonly readDb: Kysely<Tables>;
  readonly keys: KeyRing;
  readonly metrics: Metrics;
}

interface Query {
  organisation: string;
  division?: string;
  unit?: string;
  period: string;
}

/**
 * `GET /v1/results?organisation=OID&period=2025-T1[&division=slug | &unit=OID]`: public without a key; with a key of
 * the organisation, the threshold of its scope. `GET /v1/organisations`: the places that can be asked about.
 */
export function addResultsRoutes(
  app: FastifyInstance,
  { db, readDb, keys, metrics }: ResultsRouteOptions,
): void {
  const decisions = new Decisions(undefined, metrics.deciding);
  const snapshots = new Snapshots(readDb, decisions);
  // Before the server waits for what it is still answering.
  app.addHook('preClose', () => decisions.close());
  app.get('/v1/organisations', async (request, reply) => {
    const organisations = await readOrganisations(readDb).catch(refuseUnread(request));
    void reply.header('cache-control', 'public, max-age=60');
    return organisations.map(({ id, names, divisions, units }) => ({
      id,
      names,
      divisions: divisions.map((division) => ({
        ...division,
        units: units
          .filter((unit) => unit.divisionId === division.id)
          .map((unit) => ({ id: unit.id, names: unit.names })),
      })),
    }));
  });

  app.get<{ Querystring: Record<string, unknown> }>(
    '/v1/results',
    async (request, reply): Promise<string> => {
      const query = readQuery(request.query);
      const period = parsePeriod(query.period);
      if (!period) throw refusal('bad-query', '/period');
      const audience = await readAudience(request, keys, query.organisation);
      const snapshot = await snapshots
        .of(query.organisation, period.id.slice(0, 4))
        .catch(refuseUnread(request));
      if (!snapshot) throw refusal('not-found', '/organisation');
      const place = findPlace(snapshot.organisation, query);
      const isWithheld = await snapshot.withholding(audience.threshold).catch(refuseUndecided(request));
      if (audience.name !== 'public') {
        const subject = `${period.id} ${place.id}`;
        const { keyPrefix } = audience;
        await audit(db, { orgId: query.organisation, keyPrefix, action: 'results-read', subject });
      }
      void reply
        .header('cache-control', audience.name === 'public' ? 'public, no-cache' : 'private, no-store')
        .header('vary', 'Authorization');
      void reply.type('application/json; charset=utf-8');
      return snapshot.once(`${audience.name} ${place.id} ${period.id}`, () =>
        JSON.stringify(resultsOf(snapshot, place, period, audience, isWithheld)),
      );
    },
  );
}

/** Without a decision nothing can be told, but perhaps in a while. */
const refuseUndecided = (request: FastifyRequest) => (error: unknown) => {
  if (!(error instanceof UndecidedError)) throw error;
  request.log.error(
    { reason: error.reason, spentMs: Math.round(error.spentMs) },
    'undecided what to withhold',
  );
  const { retryAfterMs } = error;
  throw new Refusal(
    [{ code: 'figures-unavailable', pointer: '' }],
    retryAfterMs === undefined ? undefined : Math.max(1, Math.ceil(retryAfterMs / 1000)),
  );
};

/** A replica that lacks a table or column has not heard of the latest migration yet. */
const behindCodes = ['42P01', '42703'];

/** What cannot be read is told as that: storing may go on meanwhile, and nothing else is read in its place. */
const refuseUnread = (request: FastifyRequest) => (error: unknown) => {
  const code = databaseCode(error) ?? '';
  if (!isDatabaseAway(error) && !isWorthRepeating(error) && !behindCodes.includes(code)) throw error;
  request.log.error({ code }, 'what figures are read from does not answer');
  throw refusal('figures-unavailable');
};

const queryKeys = ['organisation', 'division', 'unit', 'period'];

function readQuery(query: Record<string, unknown>): Query {
  for (const [key, value] of Object.entries(query)) {
    if (!queryKeys.includes(key) || typeof value !== 'string') throw refusal('bad-query', `/${key}`);
  }
  const { organisation, division, unit, period } = query as Partial<Query>;
  if (!organisation) throw refusal('bad-query', '/organisation');
  if (!period) throw refusal('bad-query', '/period');
  if (division !== undefined && unit !== undefined) throw refusal('bad-query', '/unit');
  return {
    organisation,
    period,
    ...(division !== undefined && { division }),
    ...(unit !== undefined && { unit }),
  };
}

interface Audience {
  readonly name: Results['audience'];
  readonly threshold: number;
  /** Of the key that shows more than the public sees: such readings are noted. */
  readonly keyPrefix: string | null;
}

/** A key opens the figures of its own organisation as far as its scopes go; to all others it is the public. */
async function readAudience(request: FastifyRequest, keys: KeyRing, orgId: string): Promise<Audience> {
  const access = await readAccess(request, keys);
  const may = (scope: Scope) => access?.orgId === orgId && access.scopes.includes(scope);
  const keyPrefix = access?.prefix ?? null;
  if (may('results:raw')) return { name: 'raw', threshold: 0, keyPrefix };
  if (may('results:staff')) return { name: 'staff', threshold: staffThreshold, keyPrefix };
  return { name: 'public', threshold: publicThreshold, keyPrefix: null };
}

/** A place with what it consists of: its units, and the parts that are shown below it. */
interface PlaceTree {
  readonly id: PlaceId;
  readonly place: Place;
  readonly unitIds: readonly string[];
  readonly parts: readonly PlaceTree[];
}

function findPlace(organisation: Organisation, query: Query): PlaceTree {
  const { divisions, units } = organisation;
  const unitTrees = units.map((unit) => ({
    divisionId: unit.divisionId,
    id: unitPlace(unit.id),
    place: { kind: 'unit', id: unit.id, names: unit.names } as const,
    unitIds: [unit.id],
    parts: [],
  }));
  if (query.unit !== undefined) {
    const unit = unitTrees.find(({ place }) => place.id === query.unit);
    if (!unit) throw refusal('not-found', '/unit');
    return unit;
  }
  const divisionTrees = divisions.map(({ id, names }) => {
    const parts = unitTrees.filter((unit) => unit.divisionId === id);
    const place = { kind: 'division', id, names } as const;
    return { id: divisionPlace(id), place, unitIds: parts.flatMap(({ unitIds }) => unitIds), parts };
  });
  if (query.division !== undefined) {
    const division = divisionTrees.find(({ place }) => place.id === query.division);
    if (!division) throw refusal('not-found', '/division');
    return division;
  }
  return {
    id: 'organisation',
    place: { kind: 'organisation', id: organisation.id, names: organisation.names },
    unitIds: units.map(({ id }) => id),
    parts: divisionTrees,
  };
}

function resultsOf(
  { organisation, answers }: Snapshot,
  tree: PlaceTree,
  period: Period,
  audience: Audience,
  isWithheld: Withholding,
): Results {
  const answersOf = (unitId: string) =>
    period.months.flatMap((month) => answers.get(unitId)?.get(month) ?? []);
  const figures = ({ id, place, unitIds }: PlaceTree) =>
    figuresOf(place, unitIds.flatMap(answersOf), organisation.items, (item) =>
      isWithheld(item, id, period.id),
    );
  return {
    organisation: { kind: 'organisation', id: organisation.id, names: organisation.names },
    period: { id: period.id, from: period.from, to: period.to },
    audience: audience.name,
    threshold: audience.threshold,
    ...figures(tree),
    parts: tree.parts.map(figures),
  };
}
