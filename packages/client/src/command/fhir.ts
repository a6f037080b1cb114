// `palaute fhir`: a file's records as FHIR R4, one QuestionnaireResponse a line, or the Questionnaire that they answer.
// What comes out is for the next program, so what there is to tell goes to the other output.
import { questionnaire, toQuestionnaireResponse } from '../fhir/index.ts';
import { readRecords } from '../records/records.ts';
import { FaultList } from './faults.ts';
import { openInput } from './input.ts';
import { type Typed, UsageError } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function fhir(typed: Typed, terminal: Terminal): Promise<number> {
  const { messages: say, values, positionals } = typed;
  if (values.questionnaire) {
    if (positionals.length > 1) throw new UsageError(say.fhir.questionnaireAlone);
    terminal.out(`${JSON.stringify(questionnaire(), null, 2)}\n`);
    return 0;
  }
  const { file, table, reading } = await openInput(typed);
  const list = new FaultList(file, typed);
  let [rows, faulty, masked] = [0, 0, 0];
  for await (const result of readRecords(table, reading, terminal.now())) {
    if (terminal.signal.aborted) return 3;
    rows += 1;
    const { feedback, row, faults } = result;
    if (feedback) {
      masked += result.masked;
      await terminal.out(`${JSON.stringify(toQuestionnaireResponse(feedback))}\n`);
    } else {
      faulty += 1;
      list.add(row.line, faults);
    }
  }
  if (values.json) terminal.json({ file, rows, faulty, masked, faults: list });
  else terminal.tell(`${list}${say.fhir.made(rows - faulty, faulty, masked)}\n`);
  return faulty > 0 ? 1 : 0;
}
