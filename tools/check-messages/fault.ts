/** Every rule of the messages. Tests name them and break each once; people read the sentence. */
export const RULES = [
  'not-data',
  'not-icu',
  'wrong-tag',
  'missing',
  'unused',
  'params-differ',
  'params-not-passed',
  'code-differs',
  'too-long',
] as const;
export type Rule = (typeof RULES)[number];

/** One fault: the file and its line, and one plain sentence. */
export type Fault = { rule: Rule; file: string; line: number; sentence: string };
