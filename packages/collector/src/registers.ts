// What the collector knows of an organisation when a request comes: its units, own items, forms and its promise of a
// reply. Where they come from is in organisation.ts.
import { type FormDefinition, type ItemKind, type ItemShape, readForm } from '@palaute/schema';
import type { Kysely } from 'kysely';
import type { Tables } from './database/tables.ts';
import { Remembered } from './remembered.ts';

/** What a feedback is checked against beyond the schema, and what a form is drawn from. */
export interface Register {
  /** Names of the service units, by OID. */
  readonly units: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** OID of the provider of a unit's service, where the organisation has named it. */
  readonly unitProviders: ReadonlyMap<string, string>;
  readonly ownItems: ReadonlyMap<string, ItemShape>;
  readonly forms: ReadonlyMap<string, FormDefinition>;
  /** Promised days for a reply. */
  readonly replyDays: number;
}

const rememberedMs = 10_000;
const rememberedRegisters = 1_000;

/** Reads what is known of organisations, remembered shortly so that a request costs no query of its own. */
export class Registers {
  readonly #db: Kysely<Tables>;
  readonly #known: Remembered<Register>;

  constructor(db: Kysely<Tables>, now: () => Date) {
    this.#db = db;
    this.#known = new Remembered(now, rememberedMs, rememberedRegisters);
  }

  /** @throws Error when there is no such organisation: a key always has one */
  async of(orgId: string): Promise<Register> {
    const register = await this.#known.of(orgId, () => this.#read(orgId));
    if (!register) throw new Error('There is no such organisation.');
    return register;
  }

  async #read(orgId: string): Promise<Register> {
    const [organisation, units, items, forms] = await Promise.all([
      this.#db
        .selectFrom('organisation')
        .select('reply_days')
        .where('org_id', '=', orgId)
        .executeTakeFirstOrThrow(),
      this.#db
        .selectFrom('service_unit')
        .select(['unit_id', 'names', 'provider_id'])
        .where('org_id', '=', orgId)
        .execute(),
      this.#db
        .selectFrom('own_item')
        .select(['item_id', 'kind', 'options'])
        .where('org_id', '=', orgId)
        .execute(),
      this.#db.selectFrom('form').select(['form_id', 'definition']).where('org_id', '=', orgId).execute(),
    ]);
    return {
      replyDays: organisation.reply_days,
      units: new Map(units.map(({ unit_id, names }) => [unit_id, names])),
      unitProviders: new Map(
        units.flatMap(({ unit_id, provider_id }) => (provider_id ? [[unit_id, provider_id] as const] : [])),
      ),
      ownItems: new Map(
        items.map(({ item_id, kind, options }) => [
          item_id,
          { kind: kind as ItemKind, ...(options && { options: options.map(({ id }) => id) }) },
        ]),
      ),
      // One that this version cannot read is no form; it must not keep feedback from being stored.
      forms: new Map(
        forms.flatMap(({ form_id, definition }) => {
          const { form } = readForm(definition);
          return form ? [[form_id, form] as const] : [];
        }),
      ),
    };
  }
}
