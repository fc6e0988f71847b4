/**
 * What a technician can be asked to guess, so that a credential which sees too little is noticed. `check` is the
 * request whose count is compared, `row` its row, `words` the key of the usual cause, with `{count}` and `{expected}`.
 */
export type Visibility = { check: string; row: string; ask: string; words: string };
