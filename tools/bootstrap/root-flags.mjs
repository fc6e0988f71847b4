/** What Electron needs to start as root on Linux, and says so. */
export function rootFlags() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  console.log('Started as root: Chromium runs without its sandbox (--no-sandbox).');
  return ['--no-sandbox'];
}
