import { randomUUID } from 'node:crypto';
import { type FormDefinition, type StatementId, statementIds } from '@palaute/schema';
import { createRotation, type Rotation, type StatementCount, type Stratum } from '@palaute/schema/rotation';

interface Turn {
  readonly rotation: Rotation;
  index: number;
}

/**
 * Whose turn it is for which statements. Each process counts by itself, with a seed of its own and in memory: sources
 * need no shared counter, and a lost one costs no more than an open round (ADR 0015).
 */
export class Rotations {
  readonly #seed = randomUUID();
  readonly #turns = new Map<string, Turn>();

  /**
   * The statements for the next person, in the order of asking.
   * @param stratum of places that exist: each is remembered
   */
  next({ statements }: FormDefinition, orgId: string, stratum: Stratum): readonly StatementId[] {
    if (statements.assignment === 'fixed') {
      return statements.ids.filter((id): id is StatementId =>
        (statementIds as readonly string[]).includes(id),
      );
    }
    const k = statements.count as StatementCount;
    const key = JSON.stringify([orgId, stratum.unit, stratum.channel, k]);
    const turn = this.#turns.get(key) ?? {
      rotation: createRotation({ k, seed: `${this.#seed} ${orgId}`, stratum }),
      index: 0,
    };
    this.#turns.set(key, turn);
    return turn.rotation.statementsFor(turn.index++);
  }
}
