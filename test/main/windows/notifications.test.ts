import type { Notification as ElectronNotification, NotificationConstructorOptions } from 'electron';
import { beforeEach, expect, it } from 'vitest';
import { mockElectron } from '../../harness/mock-electron.ts';

type Event = 'click' | 'close' | 'failed';
type Fake = Pick<ElectronNotification, 'show'> & {
  options: NotificationConstructorOptions;
  happen: (event: Event) => void;
};

let shown: Fake[] = [];
let isSupported = true;

/** What the runtime of these tests lacks, by Electron's own typings. */
class FakeNotification {
  static isSupported: (typeof ElectronNotification)['isSupported'] = () => isSupported;
  readonly #listeners = new Map<string, () => void>();
  constructor(readonly options: NotificationConstructorOptions) {}
  on(event: Event, listener: () => void): this {
    this.#listeners.set(event, listener);
    return this;
  }
  show(): void {
    shown.push({
      ...this,
      options: this.options,
      show: () => {},
      happen: (event) => this.#listeners.get(event)?.(),
    });
  }
}
mockElectron({ Notification: FakeNotification });
const { showNotification } = await import('../../../src-main/windows/notifications.ts');

beforeEach(() => {
  shown = [];
  isSupported = true;
});

it('is shown without a sound, and a click leads on', () => {
  let clicks = 0;
  showNotification({ title: 'HaloPSA was sent to Neo', body: 'More', onClick: () => (clicks += 1) });
  expect(shown[0]?.options).toEqual({ title: 'HaloPSA was sent to Neo', body: 'More', silent: true });
  shown[0]?.happen('click');
  expect(clicks).toBe(1);
});

it('is left out where the system has none', () => {
  isSupported = false;
  showNotification({ title: 'x', body: '', onClick: () => {} });
  expect(shown).toEqual([]);
});
