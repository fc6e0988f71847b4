/** Something the person at the keyboard has to do first; the message says what. */
export class SetUpError extends Error {}
