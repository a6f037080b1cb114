// What a machine is told of a command that could not do its work: `error` in the object that --json prints.
import type { PlanProblem } from '../mapping/index.ts';
import type { Failure, Messages } from '../messages/index.ts';

export interface MachineError {
  /** Of the closed lists of files and failures; `usage`, `mapping` or `interrupted` otherwise. */
  readonly code: string;
  /** What a person is told, in the person's language. */
  readonly message: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  /** Names of the sheets that there are. */
  readonly sheets?: readonly string[] | undefined;
  /** Address or path. */
  readonly where?: string | undefined;
  readonly detail?: string | undefined;
  /** Why a mapping does not fit its file. */
  readonly problems?: readonly PlanProblem[] | undefined;
}

export const machineError = (failure: Failure, say: Messages): MachineError => ({
  ...failure,
  message: say.failure[failure.code](failure),
});
