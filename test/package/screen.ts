import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from '../../tools/runtime/child-process.mjs';
import type { OrdinaryUser } from './ordinary-user.ts';

/** Roles as the accessibility bus names them. */
export type Role =
  | 'button'
  | 'check box'
  | 'dialog'
  | 'entry'
  | 'frame'
  | 'heading'
  | 'label'
  | 'link'
  | 'password text'
  | 'static'
  | 'status bar';

export type Screen = {
  /** Waits until it is there. */
  see(role: Role, name: string): Promise<void>;
  press(role: Role, name: string): Promise<void>;
  /** With keys, one after another, after giving it the focus. */
  type(role: Role, name: string, text: string): Promise<void>;
  /** All text below it. */
  read(role: Role, name: string): Promise<string>;
};

// Debian's own Python, which its packages of bindings are for.
const PYTHON = '/usr/bin/python3';

/** The user's screen, through the eyes and hands of assistive technology. Every call waits up to 20 s. */
export function screenOf(user: OrdinaryUser): Screen {
  // Handed over as text, because the user may not be able to read this checkout.
  const program = readFileSync(join(import.meta.dirname, 'at-screen.py'), 'utf8');
  async function act(...words: string[]): Promise<string> {
    const [first, ...rest] = [...user.become, PYTHON, '-W', 'ignore', '-c', program, ...words];
    const { code, output } = await runQuietly(first ?? '', rest, { env: user.environment, cwd: user.home });
    if (code !== 0) throw new Error(`${words.slice(0, 3).join(' ')}: ${output}`);
    return output;
  }
  return {
    see: async (role, name) => void (await act('see', role, name)),
    press: async (role, name) => void (await act('press', role, name)),
    type: async (role, name, text) => void (await act('type', role, name, text)),
    read: (role, name) => act('read', role, name),
  };
}
