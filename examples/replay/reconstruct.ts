// From published figures back to individual feedbacks that give the same figures: pure, the same every time.
// Ids, times of day, the shape of the record on the wire and sending belong to the caller.

import { countsWithSum, middleWhere, roundedRatio } from './counts.ts';
import {
  divisions,
  openQuestion,
  period,
  statements,
  total,
  type DivisionId,
  type StatementItem,
} from './published.ts';

/** One person's answer to one statement. */
export interface StatementAnswer {
  item: StatementItem;
  /** Integer 1–5. */
  value: number;
}

/** One person's feedback. Only the figures made of many are Oma Häme's: no single one is anybody's real answer. */
export interface ReconstructedFeedback {
  division: DivisionId;
  /** Day of the contact, `YYYY-MM-DD`. */
  contactOn: string;
  /** Score of the recommendation question, integer 0–10. */
  nps: number;
  /** Two or three statements, never the same twice; in the order of the published list. */
  statements: StatementAnswer[];
  /** Whether the open question was answered. What was written is not known and not invented. */
  answersOpen: boolean;
}

/** A feedback with the person's number, from which everything not published is derived. */
interface Person {
  number: number;
  feedback: ReconstructedFeedback;
}

/**
 * Builds one feedback for each of the 21 615 respondents so that every published figure is met as published.
 *
 * What the figures leave free is settled so that nothing is added to them. Contact days, statements and the open
 * question are dealt evenly over divisions and scores. The statements are dealt round and round, so everybody gets
 * two or three, one or two of them national. Who recommends more also tends to agree more, though not strictly.
 * Results by month, or of a statement within a division, are therefore plausible but not Oma Häme's.
 *
 * @returns the feedbacks in the order of the day of contact; the same list on every call.
 */
export function reconstruct(): ReconstructedFeedback[] {
  const people = peopleByScore();
  for (const { id } of divisions) {
    setContactDays(
      evenOrder(
        people.filter((person) => person.feedback.division === id),
        2,
      ),
    );
  }
  for (const { feedback } of evenOrder(people, 3).slice(0, openQuestion.n)) feedback.answersOpen = true;
  dealStatements(evenOrder(people, 5));
  return people
    .map((person) => person.feedback)
    .toSorted((a, b) => Number(a.contactOn > b.contactOn) - Number(a.contactOn < b.contactOn));
}

/**
 * How many people of each division gave each score, 0–10 (the index).
 *
 * Tens, nines and eights are published, or what the other divisions leave of the total. The NPS then bounds the
 * detractors (0–6), and what remains are sevens: in the small divisions only one number fits (0, 23 and 135), in
 * health care 790–804 do, of which the middle one is taken. The mean bounds the sum of the detractors' scores; again
 * the middle one is taken, spread by {@link countsWithSum}. The largest division comes last and answers for the
 * total's NPS and mean as well, since it has the most room.
 *
 * @throws RangeError when the published figures contradict each other.
 */
export function scoreCounts(): ReadonlyMap<DivisionId, readonly number[]> {
  const settled = { detractors: 0, sum: 0 };
  const largest = Math.max(...divisions.map((division) => division.n));
  const counts = new Map<DivisionId, readonly number[]>();
  for (const division of divisions.toSorted((a, b) => a.n - b.n)) {
    const { n, tens, mean, nps } = division;
    const closesTotal = n === largest;
    const nines = division.nines ?? leftOfTotal('nines');
    const eights = division.eights ?? leftOfTotal('eights');
    const belowEight = n - tens - nines - eights;
    const detractors = middleWhere(
      0,
      belowEight,
      (some) =>
        roundedRatio(100 * (tens + nines - some), n, 1) === nps &&
        (!closesTotal ||
          roundedRatio(100 * (total.tens + total.nines - settled.detractors - some), total.n, 1) ===
            total.nps),
    );
    const sevens = belowEight - detractors;
    const sumFromSeven = 10 * tens + 9 * nines + 8 * eights + 7 * sevens;
    const detractorSum = middleWhere(
      0,
      6 * detractors,
      (some) =>
        roundedRatio(sumFromSeven + some, n, 2) === mean &&
        (!closesTotal || roundedRatio(settled.sum + sumFromSeven + some, total.n, 2) === total.mean),
    );
    settled.detractors += detractors;
    settled.sum += sumFromSeven + detractorSum;
    counts.set(division.id, [...countsWithSum(7, detractors, detractorSum), sevens, eights, nines, tens]);
  }
  return counts;
}

/** What the divisions that published their nines (or eights) leave of the total. */
function leftOfTotal(score: 'nines' | 'eights'): number {
  return divisions.reduce<number>((left, division) => left - (division[score] ?? 0), total[score]);
}

/** Everybody, numbered by division and score, so that neighbours in number are alike. */
function peopleByScore(): Person[] {
  const people: Person[] = [];
  for (const [division, counts] of scoreCounts()) {
    for (const [nps, count] of counts.entries()) {
      for (let nth = 0; nth < count; nth += 1) {
        people.push({
          number: people.length,
          feedback: { division, contactOn: period.from, nps, statements: [], answersOpen: false },
        });
      }
    }
  }
  return people;
}

/**
 * A fixed place for a person between 0 and 1 (Kronecker sequence). People alike end up evenly spread, and the places
 * of different primes have nothing to do with each other, since square roots of primes are independent.
 */
function placeOf(person: Person, prime: number): number {
  return (person.number * Math.sqrt(prime)) % 1;
}

/** The people in an order of which every stretch holds each division and score in its due proportion. */
function evenOrder(people: readonly Person[], prime: number): Person[] {
  return people.toSorted((a, b) => placeOf(a, prime) - placeOf(b, prime));
}

/** Spreads people evenly over the period, in the order given. */
function setContactDays(people: readonly Person[]): void {
  const dayMs = 24 * 60 * 60 * 1000;
  const days = (Date.parse(period.to) - Date.parse(period.from)) / dayMs + 1;
  for (const [nth, person] of people.entries()) {
    // From the middle of each person's share of the period: four people in four months are one a month.
    const day = Math.floor(((nth + 0.5) * days) / people.length);
    person.feedback.contactOn = new Date(Date.parse(period.from) + day * dayMs).toISOString().slice(0, 10);
  }
}

/** Deals each statement to its number of people, each going on where the one before stopped: nobody gets one twice. */
function dealStatements(people: readonly Person[]): void {
  const round = [...people, ...people];
  let next = 0;
  for (const { item, n, mean } of statements) {
    const respondents = round.slice(next, next + n);
    next = (next + n) % people.length;
    const sum = middleWhere(n, 5 * n, (some) => roundedRatio(some, n, 2) === mean);
    const leastAgreeingFirst = respondents.toSorted((a, b) => leaningOf(a) - leaningOf(b));
    for (const [step, count] of countsWithSum(5, n, sum - n).entries()) {
      for (const person of leastAgreeingFirst.splice(0, count)) {
        person.feedback.statements.push({ item, value: step + 1 });
      }
    }
  }
}

/** How much a person tends to agree: the score, blurred by up to four so that agreement is not a copy of it. */
function leaningOf(person: Person): number {
  return person.feedback.nps + 4 * placeOf(person, 7);
}
