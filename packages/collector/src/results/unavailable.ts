// When there are no figures to tell: they cannot be read, or it is not decided what to withhold.
import { databaseCode, isDatabaseAway, isWorthRepeating } from '../database/errors.ts';
import { Refusal, refusal } from '../problems.ts';
import type { Audience } from './audience.ts';
import { UndecidedError } from './decisions.ts';

/** Without a decision nothing can be told, but perhaps in a while. */
export const refuseUndecided =
  ({ log }: Pick<Audience, 'log'>) =>
  (error: unknown): never => {
    if (!(error instanceof UndecidedError)) throw error;
    log.error({ reason: error.reason, spentMs: Math.round(error.spentMs) }, 'undecided what to withhold');
    const { retryAfterMs } = error;
    throw new Refusal(
      [{ code: 'figures-unavailable', pointer: '' }],
      retryAfterMs === undefined ? undefined : Math.max(1, Math.ceil(retryAfterMs / 1000)),
    );
  };

/** A replica that lacks a table or column has not heard of the latest migration yet. */
const behindCodes = ['42P01', '42703'];

/** What cannot be read is told as that: storing may go on meanwhile, and nothing else is read in its place. */
export const refuseUnread =
  ({ log }: Pick<Audience, 'log'>) =>
  (error: unknown): never => {
    const code = databaseCode(error) ?? '';
    if (!isDatabaseAway(error) && !isWorthRepeating(error) && !behindCodes.includes(code)) throw error;
    log.error({ code }, 'what figures are read from does not answer');
    throw refusal('figures-unavailable');
  };
