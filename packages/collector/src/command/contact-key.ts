import { parseArgs } from 'node:util';
import { generateContactKey } from '../contacts/keys.ts';
import { type Command, requireNoMore } from './command.ts';

export const contactKeyCommand: Command = {
  name: 'contact-key',
  usage: '',
  summary: 'make a key that encrypts contact details',
  help: `Prints a new key for PALAUTE_CONTACT_KEYS, alone on its line. It is stored nowhere: keep it apart from the database
and its backups. Without it contact details cannot be read.
`,
  run: async (args, { print }) => {
    requireNoMore(parseArgs({ args: [...args], allowPositionals: true, options: {} }).positionals);
    print(generateContactKey());
  },
};
