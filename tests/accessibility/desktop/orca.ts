// Orca, the screen reader of Linux desktops: presses keys for a person and gives back what that person would hear.
// No sound is made: Orca's debugging log holds each utterance, and the language of the voice that it asked for.
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../environment/process.ts';
import { type Desktop, writeConfig } from './desktop.ts';

export interface Orca {
  /** Presses a key and gives what is said after it. */
  press(key: string): Promise<string>;
  /** Types on the keyboard and gives what is said after the last key. */
  type(text: string): Promise<string>;
  /** Goes over to filling in, as Orca's users do: arrows and letters go to the page until it is left. */
  fillIn(): Promise<void>;
  /** What is said without a key, until it is silent. */
  listen(): Promise<string>;
  /** Languages of the voices that were asked for since the last press, in order, each once. */
  voices(): string[];
  /** Every utterance so far, after the key that it followed: for whoever reads a failure. */
  transcript(): string;
}

const silenceMs = 700;
const noReactionMs = 3000;
const longestWaitMs = 30_000;

/** A person's own Orca, but for what would speak between the keys: reading on from the top by itself, key echo. */
const habits = {
  sayAllOnLoad: false,
  enableKeyEcho: false,
  enableBraille: false,
  enableBrailleMonitor: false,
  enableSound: false,
};
const settingsFile = {
  general: { startingProfile: ['Default', 'default'], ...habits },
  profiles: { default: { profile: ['Default', 'default'], pronunciations: {}, keybindings: {}, ...habits } },
  pronunciations: {},
  keybindings: {},
};

/** Starts the screen reader on a desktop; it ends with the desktop. */
export async function startOrca(desktop: Desktop): Promise<Orca> {
  // A voice that says nothing, to a sound card that is none: with real ones the speech server ends at once on a
  // machine without sound, and Orca waits for it for ever.
  await writeFile(
    join(desktop.home, '.asoundrc'),
    'pcm.!default { type null }\nctl.!default { type null }\n',
  );
  const settings = ['AddModule "dummy" "sd_dummy" ""', 'DefaultModule dummy', 'AudioOutputMethod "alsa"'];
  await writeConfig(desktop, 'speech-dispatcher/speechd.conf', `${settings.join('\n')}\n`);
  desktop.start('speech-dispatcher', ['--run-single', '--timeout', '0']);
  const socket = join(desktop.home, 'run/speech-dispatcher/speechd.sock');
  await until('the speech server listens', async () => existsSync(socket));
  const log = join(desktop.home, 'orca.log');
  await writeFile(log, '');
  await desktop
    .run('gsettings', ['set', 'org.gnome.desktop.interface', 'toolkit-accessibility', 'true'])
    .catch(() => undefined);
  const preferences = join(desktop.home, '.local/share/orca');
  await mkdir(preferences, { recursive: true });
  await writeFile(join(preferences, 'user-settings.conf'), JSON.stringify(settingsFile));
  // The log is read while it is written, and Python would hold the last lines back.
  await writeFile(
    join(preferences, 'orca-customizations.py'),
    'from orca import debug\ndebug.debugFile.reconfigure(line_buffering=True)\n',
  );
  // Orca will not start beside another of the same user, and asks `pgrep`, which knows of no desktops.
  await mkdir(join(desktop.home, 'bin'));
  await symlink('/bin/true', join(desktop.home, 'bin/pgrep'));
  const path = `${join(desktop.home, 'bin')}:${desktop.env.PATH}`;
  desktop.start('orca', ['--debug', '--debug-file', log], { PATH: path });
  const read = async () => (await readFile(log)).toString();
  await until('Orca speaks', async () => (await read()).includes('Screen reader on'));

  let position = (await read()).length;
  let asked: string[] = [];
  const said: string[] = [];
  const listen = async () => {
    const began = Date.now();
    const start = position;
    // The log tells all that Orca does, so when it stands still, Orca has no more to say.
    for (let quietSince = began; Date.now() - quietSince < (position === start ? noReactionMs : silenceMs);) {
      await pause(100);
      if (Date.now() - began > longestWaitMs) break;
      const { length } = await read();
      if (length !== position) quietSince = Date.now();
      position = length;
    }
    const lines = linesOf((await read()).slice(start, position));
    asked = [...new Set(lines.flatMap(({ voice }) => voice ?? []))];
    const text = lines.flatMap(({ speech }) => speech ?? []).join(' ');
    said.push(`  ${text || '(silence)'}${asked.length > 0 ? `  [${asked.join()}]` : ''}`);
    return text;
  };
  return {
    async press(key) {
      said.push(key);
      await desktop.press(key);
      return listen();
    },
    async type(text) {
      said.push(`type ${text}`);
      await desktop.run('xdotool', ['type', '--delay', '60', text]);
      return listen();
    },
    async fillIn() {
      // Twice: until the page is left, rather than until the next control that Orca would only read.
      await desktop.run('xdotool', ['key', '--delay', '80', 'Insert+a', 'Insert+a']);
      said.push('Insert+a twice');
      await listen();
    },
    listen,
    voices: () => asked,
    transcript: () => said.join('\n'),
  };
}

interface Line {
  readonly speech?: string;
  readonly voice?: string;
}

/** What is spoken stands between quotes, what voice is wanted after “voice requested”. */
function linesOf(log: string): Line[] {
  return log.split('\n').flatMap((line): Line[] => {
    const speech = /SPEECH OUTPUT: (['"])(.*?)\1\s*\[?\{/.exec(line)?.[2];
    if (speech !== undefined) return speech.trim() ? [{ speech: speech.trim() }] : [];
    const voice = /voice requested with language='?"?([a-z]{2,3})\b/.exec(line)?.[1];
    return voice === undefined ? [] : [{ voice }];
  });
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
