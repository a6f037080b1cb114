import { parseArgs } from 'node:util';
import { dayInFinland } from '@palaute/schema';
import { audit, deleteOldAudit } from '../audit.ts';
import { deleteOldQuotes } from '../quotes/store.ts';
import { erase, findByReference, type Found, isReference } from '../retention/erase.ts';
import { type Deleted, deleteDue } from '../retention/retention.ts';
import {
  calledWrongly,
  type Command,
  notDone,
  requireNoMore,
  requireOid,
  requireOrganisation,
  type Surroundings,
  withDatabase,
} from './command.ts';

const retentionHelp = `Deletes what people wrote and the contact details they left, when their day has come.

PALAUTE_TEXT_DAYS and PALAUTE_CONTACT_DAYS (730 and 90) say how many days after its arrival something is deleted; a
change of them holds for what is stored already. Figures never change by it. PALAUTE_AUDIT_DAYS (730) does the same for the
audit log, and PALAUTE_QUOTE_DAYS (730) for quotes, from the day on which they were released. A serving collector does the
same by itself, five minutes after it started and then once a day. It may be repeated and run at any time; what is due is deleted once.
`;

async function retain(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  requireNoMore(positionals);
  const today = dayInFinland(surroundings.now());
  const deleted = await withDatabase(surroundings, async ({ db }, { retention, auditDays, quoteDays }) => {
    await deleteOldQuotes(db, quoteDays, today);
    await deleteOldAudit(db, auditDays, today);
    return deleteDue(db, retention, today);
  });
  surroundings.print(`Deleted what was due by ${today}: ${countOf(deleted)}. Figures are unchanged.`);
}

const eraseHelp = `Deletes what one person wrote in a feedback, and their contact details, for good. The answers in numbers
stay: they are in the figures, and say nothing of who gave them. What staff quoted of it stays, too: see quotes list.

  --reference ABCD1234  the reference on the receipt, or the whole id of the feedback
  --organisation OID    whose feedback it is
  --yes                 deletes without asking first
`;

async function eraseOne(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      reference: { type: 'string' },
      organisation: { type: 'string' },
      yes: { type: 'boolean' },
    },
  });
  requireNoMore(positionals);
  const orgId = requireOid('--organisation', values.organisation);
  const { reference } = values;
  if (reference === undefined || !isReference(reference)) {
    throw calledWrongly('--reference is the eight characters 0–9 and A–F on the receipt, such as 0C7D1A52.');
  }
  await withDatabase(surroundings, async ({ db }) => {
    await requireOrganisation(db, orgId);
    const found = single(await findByReference(db, orgId, reference), reference);
    const which = `Feedback ${found.reference} of ${found.receivedOn}`;
    if (found.texts + found.contacts === 0) {
      return surroundings.print(
        `${which}: there are no texts and no contact details to delete. Numbers stay.`,
      );
    }
    if (!values.yes) {
      const answer = await surroundings.ask(
        `${which}: ${countOf(found)}. Delete them for good? Numbers stay. [y/N] `,
      );
      if (!/^y(es)?$/i.test(answer.trim())) {
        throw notDone('Nothing was deleted. Answer y to delete, or give --yes.');
      }
    }
    const deleted = await erase(db, orgId, found.feedbackId);
    const entry = { orgId, keyPrefix: null, action: 'erased', subject: found.reference } as const;
    await audit(db, entry, surroundings.now());
    surroundings.print(`${which}: deleted ${countOf(deleted)}. Numbers stay.`);
  });
}

function single([found, second]: readonly Found[], reference: string): Found {
  if (!found) throw notDone(`This organisation has no feedback with the reference ${reference}.`);
  if (second) {
    throw notDone(
      `More than one feedback has the reference ${reference}. Nothing was deleted. ` +
        'Give the whole id as --reference.',
    );
  }
  return found;
}

const countOf = ({ texts, contacts }: Deleted): string =>
  `${texts} ${texts === 1 ? 'text' : 'texts'} and the contact details of ${contacts} ` +
  (contacts === 1 ? 'person' : 'people');

export const retentionCommands: readonly Command[] = [
  {
    name: 'retention',
    usage: '',
    summary: 'delete texts and contact details whose day has come',
    help: retentionHelp,
    run: retain,
  },
  {
    name: 'erase',
    usage: '--reference ABCD1234 --organisation OID',
    summary: 'delete what one person wrote',
    help: eraseHelp,
    run: eraseOne,
  },
];
