// The process's edge as the commands see it: what is printed, what is asked, the clock, and the wish to stop.

export interface Terminal {
  /** For the person or the next program; who writes much waits until it has been taken. */
  readonly out: (text: string) => void | Promise<void>;
  readonly json: (value: object) => void;
  /** What is told on the way, apart from what comes out. */
  readonly tell: (text: string) => void;
  /** A line that replaces the one before; absent where nobody looks. */
  readonly progress?: ((text: string) => void) | undefined;
  /** Absent where nobody can answer. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Aborts when the person stops the command. */
  readonly signal: AbortSignal;
}
