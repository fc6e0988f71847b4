import { Notification } from 'electron';

export type SystemNotification = { title: string; body: string; onClick: () => void };

/** Those on the screen: one that nobody holds loses its click. */
const shown = new Set<Notification>();

/** A notification of the system, without a sound. Nothing happens where the system has none, or refuses it. */
export function showNotification({ title, body, onClick }: SystemNotification): void {
  if (!Notification.isSupported()) return;
  const one = new Notification({ title, body, silent: true });
  const drop = () => void shown.delete(one);
  shown.add(one);
  one.on('click', () => {
    drop();
    onClick();
  });
  one.on('close', drop);
  one.on('failed', drop);
  one.show();
}
