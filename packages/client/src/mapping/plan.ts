// Holds a mapping against a file's header and the record: what every column becomes, or everything that a person must
// decide first. Rows are read in row.ts.
import {
  type Fault,
  isOwnItemId,
  type ItemKind,
  nationalKind,
  readFeedback,
  instrumentVersion,
  schemaVersion,
} from '@palaute/schema';
import { tidyName } from '../files/index.ts';
import type { ColumnMapping, Mapping } from './mapping.ts';
import { personalHeader, type PersonalKind, personalValues } from './personal.ts';
import { wordMap } from './values.ts';
import { fieldWords, type Words } from './words.ts';

/** Fields that a column or a constant may fill, as the collector's CSV names them. */
export const fields: readonly string[] = [
  'schema',
  'id',
  'instrument',
  'textVersion',
  'language',
  'unit',
  'provider',
  'service.system',
  'service.code',
  'event',
  'contactChannel',
  'contactOn',
  'collectionChannel',
  'support',
  'respondent',
  'ageBand',
  'free.text',
  'contact.name',
  'contact.email',
  'contact.phone',
  'contact.by',
  'shown',
  'free.kinds',
  'free.topics',
];
const listFields: readonly string[] = ['shown', 'free.kinds', 'free.topics'];
/** Several columns may go into one of these. */
const joinedFields: readonly string[] = [...listFields, 'free.text'];
/** What every record must say and no file can leave open. */
const required = ['unit', 'language', 'collectionChannel', 'textVersion'] as const;

/** The last column of a rejects file, which this command writes itself. */
export const reasonColumn = 'Syy';

export type PlanProblem =
  | { readonly code: 'undecided'; readonly count: number }
  | { readonly code: 'column-unmapped'; readonly column: string }
  | { readonly code: 'column-missing'; readonly column: string }
  | { readonly code: 'target-unknown'; readonly column: string; readonly to: string }
  | { readonly code: 'kind-needed'; readonly column: string; readonly to: string }
  | { readonly code: 'target-twice'; readonly column: string; readonly to: string }
  | { readonly code: 'field-missing'; readonly field: string }
  | { readonly code: 'constant-wrong'; readonly field: string; readonly fault: Fault }
  | { readonly code: 'no-identity' }
  | { readonly code: 'two-identities' }
  | {
      readonly code: 'personal';
      readonly column: string;
      readonly kind: PersonalKind;
      readonly byHeader: boolean;
    };

/** What a column becomes. */
export type Binding = {
  readonly index: number;
  readonly column: string;
  readonly to: string;
  readonly words: Words;
  readonly mapping: ColumnMapping;
} & ({ readonly is: 'field' | 'list' | 'day' } | { readonly is: 'item'; readonly kind: ItemKind });

export interface Plan {
  readonly header: readonly string[];
  readonly bindings: readonly Binding[];
  readonly constants: Readonly<Record<string, string>>;
  readonly key: readonly { readonly index: number; readonly column: string }[];
}

export type MakePlan =
  | { readonly plan: Plan; readonly problems?: never }
  | { readonly plan?: never; readonly problems: readonly PlanProblem[] };

/** @param sample some rows, in which personal data is looked for */
export function makePlan(
  header: readonly string[],
  mapping: Mapping,
  sample: readonly (readonly string[])[],
): MakePlan {
  const problems: PlanProblem[] = [];
  const { constants, columns, key, ignore, undecided } = mapping;
  if (undecided > 0) problems.push({ code: 'undecided', count: undecided });
  for (const column of new Set([...columns.keys(), ...key, ...ignore]))
    if (!header.includes(column)) problems.push({ code: 'column-missing', column });

  const bindings: Binding[] = [];
  const taken = new Set(Object.keys(constants));
  for (const [index, column] of header.entries()) {
    const mapped = columns.get(column);
    const isOurs = column === reasonColumn && index === header.length - 1;
    if (!mapped) {
      const isKnown = key.includes(column) || ignore.includes(column) || isOurs;
      if (!isKnown) problems.push({ code: 'column-unmapped', column });
      continue;
    }
    const binding = bind(index, column, mapped);
    if ('code' in binding) problems.push(binding);
    else if (taken.has(mapped.to) && !joinedFields.includes(mapped.to))
      problems.push({ code: 'target-twice', column, to: mapped.to });
    else bindings.push(binding);
    taken.add(mapped.to);
  }

  problems.push(...personalColumns(header, mapping, bindings, sample));
  for (const field of required) if (!taken.has(field)) problems.push({ code: 'field-missing', field });
  problems.push(...constantProblems(constants));
  const hasId = taken.has('id');
  if (!hasId && key.length === 0) problems.push({ code: 'no-identity' });
  if (hasId && key.length > 0) problems.push({ code: 'two-identities' });
  if (problems.length > 0) return { problems };
  return {
    plan: {
      header,
      bindings,
      constants,
      key: key.map((column) => ({ index: header.indexOf(column), column })),
    },
  };
}

function bind(index: number, column: string, mapping: ColumnMapping): Binding | PlanProblem {
  const { to } = mapping;
  const own = wordMap(mapping.values);
  const base = { index, column, to, mapping };
  if (fields.includes(to)) {
    const words = new Map([...(fieldWords[to] ?? []), ...own]);
    const is = to === 'contactOn' ? 'day' : listFields.includes(to) ? 'list' : 'field';
    return { ...base, is, words };
  }
  const national = nationalKind(to);
  const kind = national ?? mapping.kind;
  if (!national && !isOwnItemId(to)) return { code: 'target-unknown', column, to };
  if (!kind) return { code: 'kind-needed', column, to };
  return { ...base, is: 'item', kind, words: own };
}

function personalColumns(
  header: readonly string[],
  { ignore, key }: Mapping,
  bindings: readonly Binding[],
  sample: readonly (readonly string[])[],
): PlanProblem[] {
  return header.flatMap((column, index): PlanProblem[] => {
    const binding = bindings.find((one) => one.index === index);
    const isUsed = binding !== undefined || key.includes(column);
    if (!isUsed || binding?.to.startsWith('contact.') || (ignore.includes(column) && !key.includes(column)))
      return [];
    const ofHeader = personalHeader(column);
    const kind = ofHeader ?? personalValues(sample.map((cells) => cells[index] ?? ''));
    // Days of contact are no days of birth, whatever their form.
    if (!kind || (kind === 'birth-date' && !ofHeader && binding?.is === 'day')) return [];
    return [{ code: 'personal', column, kind, byHeader: ofHeader !== undefined }];
  });
}

/** What the record's own rules say of the constants alone. */
function constantProblems(constants: Readonly<Record<string, string>>): PlanProblem[] {
  const unknown = Object.keys(constants).filter(
    (field) => !fields.includes(field) || listFields.includes(field),
  );
  const record: Record<string, unknown> = {
    schema: schemaVersion,
    instrument: instrumentVersion,
    id: '00000000-0000-4000-8000-000000000000',
    shown: ['nps'],
    answers: [],
  };
  for (const [field, value] of Object.entries(constants)) setField(record, field, value);
  const { faults = [] } = readFeedback(record, { now: new Date() });
  return [
    ...unknown.map((field): PlanProblem => ({ code: 'target-unknown', column: '', to: field })),
    ...faults.flatMap((fault): PlanProblem[] => {
      const field = tidyName(fault.pointer.slice(1).replaceAll('/', '.'));
      return field in constants ? [{ code: 'constant-wrong', field, fault }] : [];
    }),
  ];
}

/** Sets a field that may be named with a dot. */
export function setField(record: Record<string, unknown>, name: string, value: unknown): void {
  const [head = '', inner] = name.split('.');
  if (inner === undefined) record[head] = value;
  else record[head] = { ...(record[head] as object | undefined), [inner]: value };
}
