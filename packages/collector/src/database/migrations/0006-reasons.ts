import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// A reason for absence was counted under its bare name, which an option may have too.
export const reasons: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      update counter set answer = '-' || answer
      where not answered and answer in
        ('not-shown', 'skipped', 'dont-know', 'prefer-not', 'not-applicable', 'interrupted')`.execute(db);
  },
};
