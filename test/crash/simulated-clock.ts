/** `wall` is what the computer shows, and may be set; `time` is what passes. Timers go by what passes. */
export function simulatedClock() {
  let time = Date.parse('2026-11-21T10:00:00Z');
  let shift = 0;
  let timers: { at: number; callBack: () => void }[] = [];
  return {
    time: () => time,
    wall: () => time + shift,
    schedule(milliseconds: number, callBack: () => void) {
      const timer = { at: time + milliseconds, callBack };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    setBack(milliseconds: number): void {
      shift -= milliseconds;
    },
    clear(): void {
      timers = [];
    },
    /** False when nothing is scheduled. */
    passToNext(): boolean {
      const next = timers.sort((a, b) => a.at - b.at).shift();
      if (next === undefined) return false;
      time = Math.max(time, next.at);
      next.callBack();
      return true;
    },
  };
}
