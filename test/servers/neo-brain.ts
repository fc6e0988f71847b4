export type Effect = {
  integration: string;
  idempotencyKey: string;
  key: string;
  body: Record<string, unknown>;
};

/**
 * What a Neo that keeps Idempotency-Keys does with writes: the first of a key has an effect, a repeat with the
 * same body gets the same answer, one with another body is refused. The property tests use it without a wire.
 */
export class NeoBrain {
  readonly effects: Effect[] = [];
  readonly #answers = new Map<string, { text: string; requestId: string }>();

  write(
    integration: string,
    idempotencyKey: string,
    key: string,
    text: string,
  ): { status: number; requestId: string } {
    const requestId = `req-${this.#answers.size + 1}`;
    const earlier = this.#answers.get(idempotencyKey);
    if (earlier !== undefined) {
      return earlier.text === text
        ? { status: 200, requestId: earlier.requestId }
        : { status: 422, requestId };
    }
    this.effects.push({
      integration,
      idempotencyKey,
      key,
      body: JSON.parse(text) as Record<string, unknown>,
    });
    if (idempotencyKey !== '') this.#answers.set(idempotencyKey, { text, requestId });
    return { status: 200, requestId };
  }
}
