import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages } from '../messages/index.ts';
import { type Folder, makeFolder } from '../testing/run-in-folder.ts';

describe('palaute', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await makeFolder();
  });
  afterAll(() => folder.remove());

  it('speaks the language asked for, else the system’s, else Finnish', async () => {
    const help = async (env: Record<string, string>, ...args: readonly string[]) =>
      (await folder.run(['--help', ...args], undefined, env)).out;
    expect(await help({ LANG: 'sv_FI.UTF-8' })).toBe(messages.sv.help);
    expect(await help({ LANG: 'sv_FI.UTF-8', LC_ALL: 'en_GB.UTF-8' })).toBe(messages.en.help);
    expect(await help({ LANG: 'de_DE.UTF-8' })).toBe(messages.fi.help);
    expect(await help({ LANG: 'C' })).toBe(messages.fi.help);
    expect(await help({ LANG: 'fi' }, '--language', 'en')).toBe(messages.en.help);
  });

  it.each([
    [['check'], 'Anna yksi tiedosto.'],
    [['check', 'a', 'b'], 'Anna yksi tiedosto.'],
    [['check', '/nowhere.csv', '--map', 'm'], 'Tiedostoa /nowhere.csv ei ole.'],
    [['send', 'x'], 'Tällaista komentoa ei ole.'],
    [['check', '--colour'], 'Valintaa --colour ei ole.'],
    [['report', 'x', '--key', 'palaute_provider_x'], 'Avainta ei anneta komentorivillä'],
    [['report', 'x', '--key=palaute_provider_x'], 'Avainta ei anneta komentorivillä'],
    [['report', 'x'], 'Anna vastaanottajan osoite'],
    [['report', 'x', '--endpoint', 'palaute.example.fi'], 'ei ole osoite'],
    [['report', 'x', '--endpoint', 'http://palaute.example.fi'], 'ei ole salattu'],
    [['report', 'x', '--endpoint', 'https://palaute.example.fi'], 'Avain puuttuu.'],
    [
      ['report', 'x', '--endpoint', 'https://palaute.example.fi', '--key-file', '/no'],
      'Avainta ei voi lukea',
    ],
    [['reconcile', 'x', '--month', '2026-13'], 'Anna kuukausi muodossa'],
    [['results', '--organisation', '1', '--period', 'x'], 'Anna jakso muodossa'],
    [['check', 'x', '--language', 'de'], 'Kielet ovat fi, sv ja en.'],
    [['toString'], 'Tällaista komentoa ei ole.'],
  ])('called as %j ends with 2 and says why in Finnish', async (args, words) => {
    const { code, out, err } = await folder.run(args);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(words)]);
  });

  it.each(['sv', 'en'] as const)('has all of its messages in %s other than in Finnish', (language) => {
    const flat = (value: object, path = ''): [string, unknown][] =>
      Object.entries(value).flatMap(([name, inner]): [string, unknown][] =>
        typeof inner === 'object' && inner !== null
          ? flat(inner as object, `${path}${name}.`)
          : [[`${path}${name}`, inner]],
      );
    const finnish = new Map(flat(messages.fi));
    const own = flat(messages[language]);
    expect(own.map(([path]) => path)).toEqual([...finnish.keys()]);
    const same = own.filter(([path, text]) => typeof text === 'string' && text === finnish.get(path));
    expect(same).toEqual([]);
  });
});
