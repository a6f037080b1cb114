import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, makeFolder } from '../testing/run-in-folder.ts';
import { testUnits } from '../testing/vendor-files.ts';

describe('palaute fhir', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await makeFolder();
  });
  afterAll(() => folder.remove());

  const mapping = {
    palauteMapping: 1,
    constants: { unit: testUnits[0], language: 'fi', collectionChannel: 'paper', textVersion: '2026-11-22' },
    columns: { NPS: 'nps', Avoin: 'open', Sähköposti: 'contact.email' },
    key: ['Nro'],
  };
  const csv = 'Nro;NPS;Avoin;Sähköposti\n1;9;Soita 040 1234567;maija@example.fi\n2;11;x;\n3;7;;\n';

  const convert = async (...more: readonly string[]) =>
    folder.run([
      'fhir',
      await folder.write('a.csv', csv),
      '--map',
      await folder.write('m.json', mapping),
      ...more,
    ]);

  it('makes a response of each good row, and says where another is not good', async () => {
    const { code, out, err } = await convert();
    const lines = out.trimEnd().split('\n');
    const made = lines.map((line) => JSON.parse(line) as { resourceType: string; item: object[] });
    expect(made.map(({ resourceType }) => resourceType)).toEqual([
      'QuestionnaireResponse',
      'QuestionnaireResponse',
    ]);
    expect(made[0]?.item).toEqual([
      { linkId: 'nps', answer: [{ valueInteger: 9 }] },
      { linkId: 'open', answer: [{ valueString: 'Soita [poistettu]' }] },
    ]);
    expect(out).not.toContain('maija@example.fi');
    expect(code).toBe(1);
    expect(err).toContain('a.csv, rivi 3, sarake ”NPS”: Luku on asteikon ulkopuolella');
    expect(err).toContain('2 riviä muunnettiin, 1 ei kelvannut. Henkilötietoja peitetty: 1.');
  });

  it('goes from the records of NDJSON without a mapping', async () => {
    const record = {
      schema: '1',
      id: '6f1f3ad2-7a4c-4b3e-9d5f-0a1b2c3d4e5f',
      instrument: 'thl-kap-2022',
      ...mapping.constants,
      shown: ['nps'],
      answers: [{ item: 'nps', value: 9 }],
    };
    const { code, out } = await folder.run([
      'fhir',
      await folder.write('a.ndjson', `${JSON.stringify(record)}\n`),
    ]);
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ id: record.id })]);
  });

  it('leaves what comes out to the resources also where a machine asks how it went', async () => {
    const { out, err } = await convert('--json');
    expect(out.trimEnd().split('\n')).toHaveLength(2);
    expect(JSON.parse(err)).toMatchObject({ command: 'fhir', exitCode: 1, rows: 3, faulty: 1, masked: 1 });
  });

  it('prints the questionnaire', async () => {
    const { code, out } = await folder.run(['fhir', '--questionnaire']);
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ resourceType: 'Questionnaire' })]);
    expect((await folder.run(['fhir', 'a.csv', '--questionnaire'])).code).toBe(2);
  });
});
