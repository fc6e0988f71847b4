import { isDebianLike } from './debian-packages.mjs';

/** What reads the accessible tree of the screen, as a screen reader does: Debian's Python with its bindings, and the bus. */
const listenerPackages = ['python3-gi', 'gir1.2-atspi-2.0', 'at-spi2-core'];

/** Elsewhere the packages have other names; a journey that listens says what it misses. */
export function listenerNeeds() {
  return process.platform === 'linux' && isDebianLike() ? listenerPackages : [];
}
