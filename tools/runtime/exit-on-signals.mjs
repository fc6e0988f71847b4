/**
 * A signal ends a Node process without its exit handlers, and with them the tidying up. Between this call and the
 * call of what it returns, it ends in the ordinary way.
 */
export function exitOnSignals() {
  const interrupted = () => process.exit(130);
  const terminated = () => process.exit(143);
  process.on('SIGINT', interrupted);
  process.on('SIGTERM', terminated);
  return () => {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', terminated);
  };
}
