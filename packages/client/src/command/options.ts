// What was typed, read and judged. The command's options are one list for all of its parts.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  isMessageLanguage,
  languageOfLocale,
  type MessageLanguage,
  messages,
  type Messages,
} from '../messages/index.ts';

/** The command was called wrongly: exit code 2, and no stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Values {
  readonly map?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly 'key-file'?: string | undefined;
  readonly sheet?: string | undefined;
  readonly month?: string | undefined;
  readonly period?: string | undefined;
  readonly organisation?: string | undefined;
  readonly unit?: string | undefined;
  readonly division?: string | undefined;
  readonly service?: string | undefined;
  readonly municipality?: string | undefined;
  readonly area?: string | undefined;
  readonly nation?: boolean | undefined;
  readonly 'dry-run'?: boolean | undefined;
  readonly questionnaire?: boolean | undefined;
  readonly output?: string | undefined;
  readonly json?: boolean | undefined;
  readonly help?: boolean | undefined;
}

export interface Typed {
  readonly positionals: readonly string[];
  readonly values: Values;
  readonly language: MessageLanguage;
  readonly messages: Messages;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws UsageError */
export function readTyped(args: readonly string[], env: Environment): Typed {
  const wanted = /^--language(?:=(.*))?$/;
  const at = args.findIndex((arg) => wanted.test(arg));
  const asked = at === -1 ? undefined : (wanted.exec(args[at] ?? '')?.[1] ?? args[at + 1] ?? '');
  const language =
    asked !== undefined && isMessageLanguage(asked)
      ? asked
      : languageOfLocale(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']);
  const say = messages[language];
  if (asked !== undefined && !isMessageLanguage(asked)) throw new UsageError(say.usage.languageWrong);
  if (args.some((arg) => /^--key(=|$)/.test(arg))) throw new UsageError(say.usage.keyAsArgument);
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        map: text,
        endpoint: text,
        'key-file': text,
        sheet: text,
        month: text,
        period: text,
        organisation: text,
        unit: text,
        division: text,
        service: text,
        municipality: text,
        area: text,
        nation: flag,
        language: text,
        'dry-run': flag,
        questionnaire: flag,
        output: text,
        json: flag,
        help: { ...flag, short: 'h' },
      },
    });
    return { positionals, values, language, messages: say };
  } catch (cause) {
    // Its message is English, and names the option in quotes.
    const option = /'(-[^\s']*)/.exec(cause instanceof Error ? cause.message : '')?.[1] ?? '';
    throw new UsageError(`${say.usage.unknownOption(option)}\n${say.usage.seeHelp}`, { cause });
  }
}

/** @throws UsageError */
export async function readJsonFile(file: string, say: Messages): Promise<unknown> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new UsageError(say.usage.notJson(file), { cause });
  }
  // What Windows PowerShell or Notepad saved may be in UTF-16.
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return JSON.parse(bytes.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new UsageError(say.usage.notJson(file), { cause });
  }
}

/**
 * The collector's address. It must be encrypted but on the same machine: a key goes with each request.
 * @throws UsageError
 */
export function readEndpoint({ endpoint }: Values, { usage }: Messages): string {
  if (!endpoint) throw new UsageError(usage.endpointMissing);
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new UsageError(usage.endpointWrong(endpoint));
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:' && !isHere) throw new UsageError(usage.endpointOpen(endpoint));
  return endpoint.replace(/\/+$/, '').replace(/\/v1$/, '');
}

/** @throws UsageError */
export async function readKey(values: Values, env: Environment, { usage }: Messages): Promise<string> {
  const file = values['key-file'];
  if (file !== undefined) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.trim() === '') throw new UsageError(usage.keyFile(file));
    return text.trim();
  }
  const key = env['PALAUTE_KEY']?.trim();
  if (!key) throw new UsageError(usage.keyMissing);
  return key;
}
