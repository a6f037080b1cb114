import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { type DecisionQuestion, Decisions, UndecidedError } from './decisions.ts';
import { decideWithholding } from './lattice.ts';
import { answersOf } from './answers.ts';

const run = promisify(execFile);
const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}`);

/** Units of one division with few feedbacks in each month. */
function questionOf(unitCount: number): DecisionQuestion {
  const units = Array.from({ length: unitCount }, (_, index) => ({ id: `u${index}`, divisionId: 'd' }));
  const counted = units.map(({ id }, unit) => {
    const answers = months.flatMap((month, index) =>
      Array.from({ length: 1 + ((unit * 7 + index * 5 + unit * index) % 6) }, (_, answer) => [
        month,
        'nps',
        String((answer * 3 + unit) % 11),
        true,
        1,
      ]),
    );
    return { unitId: id, counted: JSON.stringify(answers) };
  });
  return { divisions: [{ id: 'd' }], units, year: '2025', counted, threshold: 10 };
}

const decide = ({ counted, ...question }: DecisionQuestion) =>
  decideWithholding({ ...question, answers: counted.flatMap(answersOf) });

const small = questionOf(3);
/** Takes longer than anything that a test waits for. */
const endless = questionOf(3_000);

describe('A thread that decides what to withhold', () => {
  let decisions: Decisions | undefined;
  afterEach(() => decisions?.close());

  it('decides what the rule says', async () => {
    decisions = new Decisions();
    const { withheld } = await decisions.decide(small);
    expect(withheld.get('nps')?.size).toBeGreaterThan(0);
    expect(withheld).toEqual(decide(small));
  });

  it('answers each of many questions with its own decision', async () => {
    decisions = new Decisions();
    const questions = [1, 2, 3, 4].map(questionOf);
    const decided = await Promise.all(questions.map((question) => decisions?.decide(question)));
    expect(decided.map((decision) => decision?.withheld)).toEqual(questions.map(decide));
  });

  it('leaves the one that asks free for other work meanwhile', async () => {
    decisions = new Decisions();
    let turns = 0;
    const turning = setInterval(() => (turns += 1));
    await decisions.decide(questionOf(30));
    clearInterval(turning);
    expect(turns).toBeGreaterThan(10);
  });

  it('fails the question it dies of, and no later one', async () => {
    decisions = new Decisions();
    const fatal = { ...small, counted: null } as unknown as DecisionQuestion;
    const [died, next] = await Promise.allSettled([decisions.decide(fatal), decisions.decide(small)]);
    expect(died).toMatchObject({ status: 'rejected', reason: { name: 'UndecidedError', reason: 'died' } });
    expect(next).toMatchObject({ status: 'fulfilled', value: { withheld: decide(small) } });
  });

  it('gives up what takes too long, tells what that cost, and goes on with the next', async () => {
    decisions = new Decisions(3_000);
    const [late, next] = await Promise.allSettled([decisions.decide(endless), decisions.decide(small)]);
    expect(late).toMatchObject({ status: 'rejected', reason: { reason: 'too-long', spentMs: 3_000 } });
    expect(next).toMatchObject({ status: 'fulfilled', value: { withheld: decide(small) } });
  });

  it('takes no more questions than it can remember', async () => {
    decisions = new Decisions();
    const asked = Array.from({ length: 60 }, () => decisions?.decide(small));
    const reasons = (await Promise.allSettled(asked)).map((outcome) =>
      outcome.status === 'rejected' ? (outcome.reason as UndecidedError).reason : outcome.status,
    );
    expect(new Set(reasons)).toEqual(new Set(['fulfilled', 'queue-full']));
    expect(reasons.slice(0, 50)).not.toContain('queue-full');
  });

  it('closes in the middle of a decision, and tells all who wait', async () => {
    decisions = new Decisions();
    const asked = [decisions.decide(endless), decisions.decide(small)].map((question) =>
      question.catch((error: unknown) => error),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    await decisions.close();
    await expect(Promise.all(asked)).resolves.toMatchObject([{ reason: 'closed' }, { reason: 'closed' }]);
    await expect(decisions.decide(small)).rejects.toBeInstanceOf(UndecidedError);
  });

  it('keeps no process alive', async () => {
    const program = `
      import { Decisions } from ${JSON.stringify(new URL('decisions.ts', import.meta.url).href)};
      const meanwhile = setInterval(() => {}, 1000);
      const question = ${JSON.stringify(small)};
      new Decisions().decide(question).then(({ withheld }) => {
        console.log(withheld.has('nps'));
        clearInterval(meanwhile);
      });`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], {
      timeout: 30_000,
    });
    expect(stdout).toBe('true\n');
  });
});
